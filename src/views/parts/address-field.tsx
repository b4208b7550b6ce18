import { useState } from 'preact/hooks';
import { forBinance, maxAddresses, parseAddresses, type LineProblem } from '../../keys/addresses.ts';
import type { Texts } from '../../texts.ts';
import { useServices } from '../context.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { Note } from './note.tsx';

/** So many problems are spelled out; the others are counted. */
const maxSpelledOut = 4;

interface AddressFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The first thing wrong with the addresses, as a sentence; null when nothing is. */
export function useAddressError(text: string): string | null {
  const { texts } = useServices();
  const first = parseAddresses(text).problems[0];
  return first ? sentence(texts, first) : null;
}

/**
 * Addresses that a key works from, found in whatever is pasted while it is typed. What is wrong is said with its
 * line; one press leaves the clean list.
 */
export function AddressField({ value, onChange }: AddressFieldProps) {
  const { texts, clipboard } = useServices();
  const [copied, setCopied] = useState('');
  const { addresses, problems } = parseAddresses(value);
  const lines = value.trim().split('\n').length;
  const count = String(addresses.length);
  const list = forBinance(addresses);
  const clean = addresses.join('\n');
  const isClean = problems.length === 0 && (value.trim() === clean || value.trim() === addresses.join(', '));
  const more = problems.length - maxSpelledOut;
  return (
    <div class="stack gap-1">
      <Field
        label={texts('key_addresses')}
        aside={addresses.length > 0 ? <AddressCount count={count} ok={problems.length === 0} /> : null}
      >
        {({ id }) => (
          <textarea
            id={id}
            class="area mono address-area"
            dir="ltr"
            translate={false}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={8000}
            rows={Math.min(6, Math.max(2, lines))}
            placeholder="203.0.113.24"
            value={value}
            aria-invalid={problems.length > 0 ? 'true' : undefined}
            aria-describedby={`${id}-problems`}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
      <div role="status" class="stack gap-1">
        {problems.slice(0, maxSpelledOut).map((problem) => (
          <Note key={`${problem.line} ${problem.text}`} icon="alert" tone="danger">
            {lines > 1 ? `${texts('key_address_line', [String(problem.line)])} ` : ''}
            {sentence(texts, problem)}
          </Note>
        ))}
        {more > 0 ? <p class="caption dim">{texts('key_address_more', [String(more)])}</p> : null}
      </div>
      {addresses.length > 0 ? (
        <div class="line wrap gap-2">
          {isClean ? null : (
            <Button size="small" onPress={() => onChange(clean)}>
              {texts(problems.length > 0 ? 'key_address_keep_good' : 'key_address_clean', [count])}
            </Button>
          )}
          <Button
            size="small"
            look="ghost"
            icon={copied === list ? 'check' : 'copy'}
            onPress={() => void clipboard.write(list).then(() => setCopied(list))}
          >
            {texts(copied === list ? 'key_address_copied' : 'key_address_copy')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function AddressCount({ count, ok }: { readonly count: string; readonly ok: boolean }) {
  const { texts } = useServices();
  const words = texts('key_address_count', [count, String(maxAddresses)]);
  if (!ok) return <span>{words}</span>;
  return (
    <span class="status status-ok side-status">
      <Icon name="check" size={14} />
      {words}
    </span>
  );
}

function sentence(texts: Texts, { problem, text }: LineProblem): string {
  return texts(`key_address_${problem.replaceAll('-', '_')}`, [text, String(maxAddresses)]);
}
