import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../context.ts';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Search that "/" reaches from anywhere on the screen. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div class="search" role="search">
      <div class="input">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          aria-label={t('popup_search')}
          placeholder={t('popup_search')}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <kbd class="kbd" aria-hidden="true">
          /
        </kbd>
      </div>
    </div>
  );
}
