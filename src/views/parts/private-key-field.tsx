import { useEffect, useState } from 'preact/hooks';
import { readPrivateKey, type PrivateKeyReading } from '../../keys/private-key.ts';
import type { Texts } from '../../texts.ts';
import { underscored } from '../../texts.ts';
import { useServices } from '../context.ts';
import { keyTypeTextId } from '../text-ids.ts';
import { CodeArea } from './code-area.tsx';
import { Note } from './note.tsx';
import { SecretInput } from './text-input.tsx';

/** How a private key begins: PEM, in no language. */
const pemBegin = '-----BEGIN PRIVATE KEY-----';

interface PrivateKeyFieldProps {
  readonly value: string;
  readonly passphrase: string;
  /** Why the last try to save took no key from it, as a sentence. */
  readonly refused: string | null;
  readonly onChange: (value: string) => void;
  readonly onPassphrase: (value: string) => void;
}

/** The sentence for why a text gives no private key. */
export function privateKeyProblem(texts: Texts, reading: PrivateKeyReading): string | null {
  return 'problem' in reading ? texts(`private_key_${underscored(reading.problem)}`) : null;
}

/**
 * The private key of a self-generated key, pasted or from a file; it may stay away. What it is shows at once. An
 * encrypted one asks for its passphrase, which is in no draft; it is opened when the form is saved.
 */
export function PrivateKeyField(props: PrivateKeyFieldProps) {
  const { value, passphrase, refused, onChange, onPassphrase } = props;
  const { texts } = useServices();
  const [reading, setReading] = useState<PrivateKeyReading | null>(null);
  const [locked, setLocked] = useState(false);

  useEffect(() => {
    let current = true;
    if (value.trim() === '') {
      setReading(null);
      setLocked(false);
      return undefined;
    }
    void readPrivateKey(value, '').then((next) => {
      if (!current) return;
      setReading(next);
      setLocked('problem' in next && next.problem === 'passphrase-needed');
    });
    return () => {
      current = false;
    };
  }, [value]);

  const problem = locked ? null : ((reading && privateKeyProblem(texts, reading)) ?? refused);
  const choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    void input.files?.[0]?.text().then(onChange);
    // The file's name is nobody's business, and the same file may be chosen again.
    input.value = '';
  };
  return (
    <>
      <CodeArea
        label={texts('private_key')}
        value={value}
        error={problem}
        hint={texts('private_key_hint')}
        rows={4}
        maxLength={8000}
        placeholder={pemBegin}
        onChange={onChange}
      />
      <label class="btn btn-secondary btn-small file-button">
        {texts('private_key_choose')}
        <input class="sr" type="file" accept=".pem,.key,.txt" autocomplete="off" onChange={choose} />
      </label>
      {reading !== null && 'pair' in reading ? (
        <Note icon="check-circle" tone="ok">
          {texts('private_key_good', [texts(keyTypeTextId(reading.pair.keyType))])}
        </Note>
      ) : null}
      {locked ? (
        <SecretInput
          label={texts('private_key_passphrase')}
          value={passphrase}
          onChange={onPassphrase}
          error={refused}
          showLabel={texts('private_key_show_passphrase')}
          hideLabel={texts('private_key_hide_passphrase')}
          watchCapsLock
        />
      ) : null}
    </>
  );
}
