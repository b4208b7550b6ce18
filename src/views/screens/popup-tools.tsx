import { useServices } from '../context.ts';
import { IconButton } from '../parts/button.tsx';

interface PopupToolsProps {
  /** Left out where there is nothing to lock. */
  readonly onLock?: () => void;
}

/** What stands at the end of a main bar: a tab of its own, settings, and the lock. */
export function PopupTools({ onLock }: PopupToolsProps) {
  const { texts, surface, openPage, close } = useServices();
  const open = (page: 'popup' | 'options') => {
    void openPage(page).then(() => {
      if (surface === 'popup') close();
    });
  };
  return (
    <>
      {surface === 'popup' ? (
        <IconButton icon="external" label={texts('popup_open_in_tab')} onPress={() => open('popup')} />
      ) : null}
      <IconButton icon="sliders" label={texts('popup_settings')} onPress={() => open('options')} />
      {onLock ? <IconButton icon="lock" label={texts('popup_lock')} onPress={onLock} /> : null}
    </>
  );
}
