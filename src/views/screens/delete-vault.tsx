import { useId } from 'preact/hooks';
import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { useHeadingFocus } from '../parts/top-bar.tsx';
import { useAction } from '../use-action.ts';
import { useEscape } from '../use-escape.ts';

interface DeleteVaultProps {
  /** Stands in a page that has a main part and a title of its own. */
  readonly inline?: boolean;
  readonly onCancel: () => void;
  readonly onDeleted: (state: VaultState) => void;
}

/** The second step of giving up a vault: what is lost, and what stays on Binance. */
export function DeleteVault({ inline = false, onCancel, onDeleted }: DeleteVaultProps) {
  const { send, texts } = useServices();
  const id = useId();
  const heading = useHeadingFocus();
  const { busy, failed, run } = useAction();
  useEscape(onCancel);
  const remove = () => {
    void run(async () => {
      onDeleted(await send('vault.delete', {}));
    });
  };
  const Heading = inline ? 'h3' : 'h1';
  const warning = (
    <section class="stack gap-4" role="alertdialog" aria-labelledby={id} aria-describedby={`${id}-text`}>
      <span class="tile tile-danger">
        <Icon name="trash" />
      </span>
      <div class="stack gap-2">
        <Heading class="title" id={id} ref={heading} tabIndex={-1}>
          {texts('popup_delete_vault_title')}
        </Heading>
        <div class="stack gap-2 dim" id={`${id}-text`}>
          <p>{texts('popup_delete_vault_text')}</p>
          <p>{texts('popup_delete_vault_binance')}</p>
        </div>
      </div>
      <FailureCallout code={failed} />
      <div class="line">
        <Button size="large" onPress={onCancel}>
          {texts('popup_cancel')}
        </Button>
        <Button look="danger" size="large" layout="grow" waiting={busy} onPress={remove}>
          {texts('popup_delete_vault')}
        </Button>
      </div>
    </section>
  );
  return inline ? <div class="card-pad">{warning}</div> : <main class="main middle">{warning}</main>;
}
