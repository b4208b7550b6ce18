import type { KeyType } from '../../keys/key-record.ts';
import { checkApiKey, checkPair, cleanValue, parsePastedPair, valueLength } from '../../keys/values.ts';
import { useServices } from '../context.ts';
import { problemText } from '../value-problem.ts';
import { Icon } from './icon.tsx';
import { SecretInput, TextInput } from './text-input.tsx';

type ValueField = 'apiKey' | 'secretKey';

interface ValueFieldsProps {
  readonly apiKey: string;
  readonly secretKey: string;
  readonly keyType: KeyType;
  /** Say also that a field is empty: someone pressed Save. */
  readonly strict: boolean;
  readonly onChange: (patch: Partial<Record<ValueField, string>>) => void;
}

/**
 * API key and secret key, checked while they are typed. A pasted text that names both fills both; a value that
 * comes with quotes, a name or spaces around it is put in without them.
 */
export function ValueFields({ apiKey, secretKey, keyType, strict, onChange }: ValueFieldsProps) {
  const { texts, language } = useServices();
  const problems = checkPair(apiKey, secretKey, keyType);
  const errorOf = (field: ValueField, value: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && (value !== '' || strict) ? problemText(texts, language, problem) : null;
  };
  const count = (value: string) =>
    value === '' ? null : texts('key_characters', [String(value.length), String(valueLength)]);

  const paste = (field: ValueField) => (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const pair = parsePastedPair(text);
    const clean = cleanValue(text);
    if (pair === null && (clean === text || checkApiKey(clean) !== null)) return;
    event.preventDefault();
    onChange(
      pair ? { apiKey: cleanValue(pair.apiKey), secretKey: cleanValue(pair.secretKey) } : { [field]: clean },
    );
  };

  return (
    <>
      <TextInput
        label={texts('key_api_key')}
        value={apiKey}
        onChange={(value) => onChange({ apiKey: value })}
        onPaste={paste('apiKey')}
        aside={count(apiKey)}
        error={errorOf('apiKey', apiKey)}
        code
        maxLength={4096}
        end={
          checkApiKey(apiKey) === null ? (
            <span class="side">
              <Icon name="check" />
            </span>
          ) : null
        }
      />
      {keyType === 'hmac' ? (
        <SecretInput
          label={texts('key_secret_key')}
          value={secretKey}
          onChange={(value) => onChange({ secretKey: value })}
          onPaste={paste('secretKey')}
          aside={count(secretKey)}
          error={errorOf('secretKey', secretKey)}
          showLabel={texts('popup_show_secret_key')}
          hideLabel={texts('popup_hide_secret_key')}
          code
        />
      ) : null}
    </>
  );
}
