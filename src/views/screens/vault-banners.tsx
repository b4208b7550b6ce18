import type { VaultState } from '../../messages/protocol.ts';
import { useServices } from '../context.ts';
import { Callout } from '../parts/callout.tsx';
import { FailureCallout } from '../parts/failure-callout.tsx';

/** What is wrong with where the vault is stored. Each stays until it is right again. */
export function VaultBanners({ state }: { readonly state: VaultState }) {
  const { texts } = useServices();
  return (
    <>
      <FailureCallout code={state.writeFailed ? 'write-failed' : null} />
      {state.copyFailed ? (
        <Callout tone="warn" title={texts('views_copy_failed_title')} role="status">
          <span>{texts('views_copy_failed_text')}</span>
        </Callout>
      ) : null}
      {state.engine === 'copy' ? (
        <Callout icon="info" title={texts('views_engine_copy_title')}>
          <span class="dim">{texts('views_engine_copy_text')}</span>
        </Callout>
      ) : null}
    </>
  );
}
