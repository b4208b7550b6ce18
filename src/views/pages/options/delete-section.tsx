import { useState } from 'preact/hooks';
import { useServices } from '../../context.ts';
import { Button } from '../../parts/button.tsx';
import { DeleteVault } from '../../screens/delete-vault.tsx';
import type { VaultView } from '../../use-vault.ts';
import { Setting } from '../setting-rows.tsx';

/** The way to give up the vault, behind its warning. */
export function DeleteSection({ vault }: { readonly vault: VaultView }) {
  const { texts } = useServices();
  const { state, set } = vault;
  const [asked, setAsked] = useState(false);
  const there = state !== null && state.status !== 'none' && state.status !== 'unavailable';
  return (
    <section class="section" id="delete" aria-labelledby="delete-title">
      <h2 class="title" id="delete-title">
        {texts('options_section_delete')}
      </h2>
      <div class="card">
        {asked && there ? (
          <DeleteVault
            inline
            onCancel={() => setAsked(false)}
            onDeleted={(next) => {
              setAsked(false);
              set(next);
            }}
          />
        ) : (
          <Setting
            title={texts('options_delete_title')}
            text={texts(there ? 'options_delete_text' : 'options_delete_none')}
          >
            {there ? (
              <Button look="danger-ghost" onPress={() => setAsked(true)}>
                {texts('popup_delete_vault')}
              </Button>
            ) : null}
          </Setting>
        )}
      </div>
    </section>
  );
}
