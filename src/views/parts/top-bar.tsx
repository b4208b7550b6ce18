import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../context.ts';
import { IconButton } from './button.tsx';
import { Mark } from './mark.tsx';

/** A heading that takes the focus when its screen appears, so that a screen reader starts there. */
export function useHeadingFocus(): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return heading;
}

/** The bar of a main screen: mark, title, and what stands at its end. */
export function TopBar({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  const heading = useHeadingFocus();
  return (
    <header class="top">
      <Mark />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}

interface SubBarProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children?: ComponentChildren;
}

/** The bar of a screen below: Back, title, and what stands at its end. */
export function SubBar({ title, onBack, children }: SubBarProps) {
  const t = useTexts();
  const heading = useHeadingFocus();
  return (
    <header class="top top-sub">
      <IconButton icon="back" label={t('popup_back')} flip onPress={onBack} />
      <h1 class="clip" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
