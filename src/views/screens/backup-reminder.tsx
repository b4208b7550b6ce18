import { backupNeed } from '../backup-need.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { useListing } from '../use-listing.ts';

/** One line above the list while there is no backup, or an old one; nothing while all is well. */
export function BackupReminder() {
  const { texts, surface, openPage, close, now } = useServices();
  const { value: status } = useListing('backup.status', {}, 0);
  const need = status ? backupNeed(status, now()) : 'fine';
  if (need === 'fine' || need === 'none-needed') return null;
  const make = () => {
    void openPage('backup').then(() => {
      if (surface === 'popup') close();
    });
  };
  return (
    <div class="undo">
      <span class="grow dim">{texts(`popup_backup_${need}`)}</span>
      <Button look="ghost" size="small" onPress={make}>
        {texts('popup_backup_make')}
      </Button>
    </div>
  );
}
