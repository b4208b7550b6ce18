import { sealNote } from '../diary.ts';
import { encodeHeader } from '../header.ts';
import { entryFor, wholeManifest } from '../manifest-change.ts';
import type { Entry } from '../manifest.ts';
import { openRecord } from '../record-seal.ts';
import { parseRecordRow } from '../rows.ts';
import type { RecordRow } from '../rows.ts';
import { headerChange } from '../vault-context.ts';
import type { Migration } from './index.ts';

/**
 * Format 2 adds the manifest, the quarantine and the diary; nothing is sealed anew. A vault of format 1 proves its
 * rows one by one only: those that open are its keys, the others are left to the check that follows.
 */
export const from1To2: Migration = {
  from: 1,
  change: async ({ ports }, { header, bytes }, keys) => {
    const entries: Entry[] = [];
    const rows = (await ports.store.all('records')).map(parseRecordRow).filter((row) => row !== null);
    for (const row of rows) if (await opens(row)) entries.push(await entryFor('records', row));
    const at = ports.now();
    const epoch = 1;
    const line = await sealNote(keys.diary, header, epoch, { at, what: 'migrated' });
    entries.push(await entryFor('diary', line));
    const headerBytes = await encodeHeader(header);
    const { vaultId, keyEpoch } = header;
    const root = { vaultId, keyEpoch, epoch, changedAt: at, acknowledged: 0, pending: 0 };
    const change = headerChange(headerBytes, bytes);
    return {
      ...change,
      put: [
        ...(change.put ?? []),
        { table: 'diary', row: line },
        ...(await wholeManifest(ports.store, keys.manifest, root, entries, headerBytes)),
      ],
    };

    async function opens(row: RecordRow): Promise<boolean> {
      return openRecord(keys.records, header, row).then(
        () => true,
        () => false,
      );
    }
  },
};
