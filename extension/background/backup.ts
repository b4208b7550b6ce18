import type { BackupProtocol, BackupRestore } from '../../src/messages/backup-messages.ts';
import { vault } from './vault-service.ts';

type Handlers = {
  readonly [Name in keyof BackupProtocol]: (
    request: BackupProtocol[Name]['request'],
  ) => Promise<BackupProtocol[Name]['value']>;
};

/** Backups and imports. The file itself is made and opened in the page that the person looks at. */
export const backupHandlers: Handlers = {
  'backup.read': async () => {
    const { keys, damaged } = await vault.backups.read();
    const waiting = await vault.waiting();
    return {
      keys,
      waiting: waiting.flatMap((entry) =>
        entry.readable
          ? [
              {
                keptAt: entry.keptAt,
                capturedFrom: entry.capturedFrom,
                replaces: entry.replaces,
                fields: entry.fields,
              },
            ]
          : [],
      ),
      damaged: damaged + waiting.filter(({ readable }) => !readable).length,
    };
  },
  'backup.made': async () => {
    await vault.backups.noteMade();
    return {};
  },
  'backup.status': () => vault.backups.status(),
  'backup.compare': ({ keys }) => vault.backups.compare(keys),
  'backup.restore': restore,
  'key.compare': ({ pairs }) => vault.backups.comparePairs(pairs),
};

/** The keys all at once; then what waits, one by one. */
async function restore({ opId, keys, waiting }: BackupRestore): Promise<Readonly<Record<string, never>>> {
  if (keys.length > 0) await vault.backups.restore({ opId, keys });
  await vault.backups.restoreWaiting(waiting);
  return {};
}
