import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';

/** The first thing after the vault was made: what to do with it. */
export function EmptyList({ onAdd, onPlan }: { readonly onAdd: () => void; readonly onPlan: () => void }) {
  const { texts, openPage } = useServices();
  return (
    <div class="main middle-empty">
      <svg width="200" height="140" viewBox="0 0 200 140" fill="none" aria-hidden="true">
        <path class="art-line" d="M24 118h152" stroke-width="1.5" stroke-linecap="round" />
        <path class="art-step" d="M76 118V98h28V78h28V58h28v60z" />
        <path class="art-edge" d="M76 118V98h28V78h28V58h28" stroke-width="1.5" stroke-linejoin="round" />
        <circle class="art-key art-key-hole" cx="54" cy="98" r="19" />
        <path class="art-key" d="M68 84V74h24V54h24V34h22" stroke-linecap="round" stroke-linejoin="round" />
        <circle class="art-dot" cx="54" cy="98" r="5" />
      </svg>
      <div class="stack gap-1">
        <h2 class="title">{texts('popup_empty_title')}</h2>
        <p class="dim">{texts('popup_empty_text')}</p>
      </div>
      <div class="stack gap-2">
        <Button look="primary" size="large" layout="block" onPress={onPlan}>
          {texts('popup_plan')}
        </Button>
        <Button size="large" layout="block" icon="plus" onPress={onAdd}>
          {texts('popup_add_key')}
        </Button>
        <Button look="ghost" layout="block" onPress={() => void openPage('rehearsal')}>
          {texts('popup_rehearse')}
        </Button>
      </div>
    </div>
  );
}
