import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '../../errors.ts';
import { mask } from '../../keys/key-record.ts';
import type { ValueOf } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { codeOf } from '../failure.ts';
import { newOpId } from '../../messages/op-id.ts';
import { lazy } from '../lazy.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { CareCallout } from '../parts/care-callout.tsx';
import { CheckButton } from '../parts/check-button.tsx';
import { ClipboardNote, CopiedRow } from '../parts/copied-row.tsx';
import { DeletionCallout } from '../parts/deletion-callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Masked } from '../parts/masked.tsx';
import { RotationCallout } from '../parts/rotation-callout.tsx';
import { SubBar } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import { useBinanceRun } from '../use-binance-run.ts';
import { useCopy } from '../use-copy.ts';
import { useEscape } from '../use-escape.ts';
import { KeyFacts } from './key-facts.tsx';
import type { DeletedKey } from './list-notices.tsx';
import { SecretRow } from './secret-row.tsx';

const LeakedKey = lazy(async () => (await import('./leaked-key.tsx')).LeakedKey);

interface KeyDetailProps {
  readonly id: string;
  readonly version: number;
  readonly onBack: () => void;
  readonly onEdit: () => void;
  readonly onCheck: (allowed: Promise<boolean>) => void;
  readonly onExport: () => void;
  /** Opens the rotation of this old key. */
  readonly onRotate: (old: string) => void;
  readonly onLock: () => void;
  readonly onDeleted: (deleted: DeletedKey) => void;
}

/** One key: its values masked, to copy or reveal, and what is known about it. */
export function KeyDetail({
  id,
  version,
  onBack,
  onEdit,
  onCheck,
  onExport,
  onRotate,
  onLock,
  onDeleted,
}: KeyDetailProps) {
  const { send, texts, showApiPage } = useServices();
  const [stored, setStored] = useState<ValueOf<'key.read'> | null>(null);
  const [unread, setUnread] = useState<ErrorCode | null>(null);
  const [opId] = useState(newOpId);
  const { failed, run } = useAction();
  const copying = useCopy<'api-key' | 'secret-key'>();
  const { copied, copy, clearNow } = copying;
  const [leaked, setLeaked] = useState(false);
  const deletion = useBinanceRun();
  useEscape(() => (leaked ? setLeaked(false) : onBack()));

  useEffect(() => {
    let current = true;
    send('key.read', { id }).then(
      (answer) => {
        if (current) setStored(answer);
      },
      (cause: unknown) => {
        if (current) setUnread(codeOf(cause));
      },
    );
    return () => {
      current = false;
    };
  }, [id, version]);

  if (!stored) {
    return (
      <>
        <SubBar title={texts('popup_key')} onBack={onBack} />
        <main class="main">
          <FailureCallout code={unread} />
        </main>
      </>
    );
  }

  const toKey = () => setLeaked(false);
  const { record, revision } = stored;
  // One press: the guide leads to the deletion while the screen still says what comes after it.
  const toDeletion = () => {
    setLeaked(true);
    if (record.environment === 'testnet') return;
    deletion.start(
      () => send('guide.delete', { id }),
      () => showApiPage(record.environment),
    );
  };
  if (leaked) {
    const props = { stored, deletion, onDelete: toDeletion, onBack: toKey, onRetired: toKey };
    return <LeakedKey {...props} />;
  }
  const remove = () => {
    void run(async () => {
      await send('key.delete', { opId, id, revision });
      onDeleted({ id, label: record.label });
    });
  };
  const readSecret = async (to: 'show' | 'copy') => (await send('key.reveal', { id, to })).secretKey;

  return (
    <>
      <SubBar title={record.label} onBack={onBack}>
        <IconButton icon="lock" label={texts('popup_lock')} onPress={onLock} />
      </SubBar>
      <main class="main stack gap-4 tight">
        <FailureCallout code={failed ?? copying.failed ?? unread} />
        <DeletionCallout id={id} record={record} version={version} />
        <CareCallout id={id} record={record} />
        <RotationCallout id={id} record={record} version={version} onRotate={onRotate} />
        <div class="card">
          <div class="card-row">
            <span class="grow stack gap-0">
              <span class="caption faint">{texts('key_api_key')}</span>
              <Masked value={mask(record.apiKey)} />
            </span>
            <IconButton
              icon={copied?.what === 'api-key' ? 'check' : 'copy'}
              {...(copied?.what === 'api-key' ? { tone: 'ok' as const } : {})}
              label={texts('popup_copy_api_key')}
              onPress={() => void copy('api-key', () => record.apiKey)}
            />
          </div>
          {record.secretMasked ? (
            <SecretRow
              masked={record.secretMasked}
              copied={copied?.what === 'secret-key'}
              onCopy={(secret) => copy('secret-key', () => secret)}
              read={readSecret}
            />
          ) : (
            <div class="card-row">
              <span class="small dim">{texts('popup_secret_elsewhere')}</span>
            </div>
          )}
          {copied ? (
            <CopiedRow key={copied.copiedAt} copied={copied} onClear={() => void clearNow()} />
          ) : null}
        </div>
        {copied ? <ClipboardNote /> : null}
        <KeyFacts record={record} />
        {record.care.retiredAt === null ? (
          <Button look="danger-ghost" icon="alert" onPress={toDeletion}>
            {texts('leaked_button')}
          </Button>
        ) : null}
      </main>
      <footer class="bottom">
        <CheckButton environment={record.environment} look="primary" onPress={onCheck} />
        <Button onPress={onExport}>{texts('popup_export')}</Button>
        <IconButton icon="pencil" label={texts('popup_edit_key')} onPress={onEdit} />
        <IconButton icon="trash" tone="danger" label={texts('popup_delete_key')} onPress={remove} />
      </footer>
    </>
  );
}
