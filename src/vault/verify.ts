import { sameBytes } from './bytes.ts';
import { Breath, mapInTurns } from './breath.ts';
import type { Bytes } from './bytes.ts';
import type { NotedFinding } from './diary.ts';
import { maxHeaderLength, parseHeader } from './header.ts';
import type { Header } from './header.ts';
import { bucketNames } from './manifest.ts';
import type { Entry, ManifestRoot } from './manifest.ts';
import { entryFor, provedEntries, rootIn, storedBucket } from './manifest-change.ts';
import { idBytes, isRow, parseBytesRow, parseRecordRow } from './rows.ts';
import type { QuarantineRow, RecordRow } from './rows.ts';
import { sha256 } from './sha256.ts';
import type { Change } from './store.ts';
import { storedBuckets } from './stored-buckets.ts';
import type { Bucket } from './stored-buckets.ts';
import { headerId } from './vault-context.ts';
import { asideRow, checkedTables, foundRow, isSameEntry, RowOpener } from './verify-rows.ts';
import type { CheckedTable, FoundRow } from './verify-rows.ts';
import { missingQuarantine, verifyWaiting } from './verify-waiting.ts';
import type { CheckedVault, LabelledFinding, Verified } from './verified.ts';

/**
 * Compares every row with the newest manifest that the vault's key proves, in the database or in the copy. A row
 * that is not as listed is put right from the copy where that holds the listed bytes; else it is set aside.
 */
export async function verifyVault(
  vault: CheckedVault,
  headerBytes: Bytes,
  anchoredEpoch: number | null,
): Promise<Verified> {
  const { store, copy, header, keys } = vault;
  const present = await rootIn(store, keys.manifest, header.vaultId);
  const copied = copy === null ? null : await rootIn(copy, keys.manifest, header.vaultId);
  const copyIsNewer = copied !== null && copied.epoch > (present?.epoch ?? 0);
  const reference = copyIsNewer ? copied : present;
  const isRolledBack = copyIsNewer && (present !== null || vault.isBehind === true);
  const work = new Check(vault, reference, { isRolledBack, mayBeBehind: copyIsNewer && !isRolledBack });
  if (isRolledBack) work.find({ kind: 'rolled-back', healed: true });
  else if (present === null) work.find({ kind: 'manifest-damaged', healed: copyIsNewer });
  if (reference !== null && reference.epoch < (anchoredEpoch ?? 0)) work.find({ kind: 'rolled-back' });
  for await (const bucket of storedBuckets(store)) await work.bucket(bucket);
  await work.strays();
  const proved = await work.header(headerBytes);
  const isCurrent = copied !== null && copied.epoch >= (present?.epoch ?? 0);
  const waiting = await verifyWaiting(vault, work.waiting, { isCurrent, isQuiet: isRolledBack });
  for (const finding of waiting.findings) work.find(finding);
  const { findings, entries, change } = work;
  const aside = copyIsNewer ? await missingQuarantine(store, copy) : [];
  for (const row of aside) change.put.push({ table: 'quarantine', row });
  return { reference, findings, entries, change, slots: (proved ?? header).slots, proved, waiting };
}

/** One pass over the rows. */
class Check {
  readonly findings: LabelledFinding[] = [];
  readonly entries: Entry[] = [];
  /** What the manifest lists of the drop box. */
  readonly waiting: Entry[] = [];
  readonly change = {
    put: [] as NonNullable<Change['put']>[number][],
    remove: [] as NonNullable<Change['remove']>[number][],
  };
  readonly #vault: CheckedVault;
  readonly #reference: ManifestRoot | null;
  /** The whole database is older than the copy: one finding says it all. */
  readonly #isRolledBack: boolean;
  /** The list is the copy's, and the database's own is gone. */
  readonly #mayBeBehind: boolean;
  readonly #opener: RowOpener;
  readonly #breath = new Breath();
  #seen = 0;

  constructor(
    vault: CheckedVault,
    reference: ManifestRoot | null,
    { isRolledBack, mayBeBehind }: { isRolledBack: boolean; mayBeBehind: boolean },
  ) {
    this.#vault = vault;
    this.#opener = new RowOpener(vault.keys, vault.header);
    this.#reference = reference;
    this.#isRolledBack = isRolledBack;
    this.#mayBeBehind = mayBeBehind;
  }

  /** Notes a finding; of those without an id one of each kind, put right where all of them are. */
  find(finding: Partial<LabelledFinding> & Pick<NotedFinding, 'kind'>): void {
    const at = finding.id === undefined ? this.findings.findIndex(({ kind }) => kind === finding.kind) : -1;
    const known = this.findings[at];
    if (known === undefined) this.findings.push({ id: null, healed: false, ...finding });
    else this.findings[at] = { ...known, healed: known.healed && finding.healed === true };
  }

  async bucket(bucket: Bucket): Promise<void> {
    const listed = await this.#listed(bucket);
    this.waiting.push(...(listed ?? []).filter(({ table }) => table === 'dropbox'));
    for (const table of checkedTables) {
      const values = bucket.rows[table];
      if (table === 'records') this.#seen += values.length;
      const check = async (value: unknown) => {
        const told = table === 'records' ? this.#vault.onRecord?.(value) : undefined;
        const [row] = await Promise.all([foundRow(table, value), told]);
        return row;
      };
      const rows = await mapInTurns(values, check, this.#breath);
      if (listed === null) await this.#trust(table, rows);
      else await this.#compare(table, listed, rows);
    }
  }

  /** Rows under ids that no bucket reaches. */
  async strays(): Promise<void> {
    const { store } = this.#vault;
    if ((await store.count('records')) === this.#seen) return;
    for (const value of await store.all('records')) {
      if (isRow(value) && !/^[0-9a-f]/.test(value.id)) this.#setAside(value.id, value, 'added');
    }
  }

  /** The header that the manifest proves, from the copy where the database has another; null where neither has it. */
  async header(headerBytes: Bytes): Promise<Header | null> {
    const { copy, header } = this.#vault;
    const digest = this.#reference?.header;
    if (digest === undefined || sameBytes(await sha256(headerBytes), digest)) return header;
    const copied = parseBytesRow(await copy?.get('header', headerId), maxHeaderLength);
    const isAtHand = copied !== null && sameBytes(await sha256(copied), digest);
    const result = isAtHand ? await parseHeader(copied) : null;
    if (!this.#isRolledBack) this.find({ kind: 'header-replaced', healed: result?.status === 'ok' });
    return result?.status === 'ok' ? result.header : null;
  }

  /** The entries of a bucket, from the database or the copy; null where neither has the bytes that are proved. */
  async #listed({ name, listed: stored }: Bucket): Promise<readonly Entry[] | null> {
    const { copy } = this.#vault;
    if (this.#reference === null) return null;
    const digest = this.#reference.buckets[bucketNames.indexOf(name)];
    const here = await provedEntries(stored, digest);
    const listed =
      here ?? (copy === null ? null : await provedEntries(await storedBucket(copy, name), digest));
    if (here === null && !this.#isRolledBack)
      this.find({ kind: 'manifest-damaged', healed: listed !== null });
    return listed;
  }

  /** Rows without a list: what opens belongs to the vault. */
  async #trust(table: CheckedTable, rows: readonly FoundRow[]): Promise<void> {
    for (const { id, value, row, entry } of rows) {
      if (entry !== null && (await this.#opens(table, row))) this.entries.push(entry);
      else await this.#damaged(table, id, value, 'changed');
    }
  }

  async #compare(table: CheckedTable, bucket: readonly Entry[], rows: readonly FoundRow[]): Promise<void> {
    const entries = bucket.filter((entry) => entry.table === table);
    const listed = new Set(entries.map(({ id }) => id));
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const entry of entries) {
      const present = found.get(entry.id);
      if (present !== undefined && isSameEntry(present.entry, entry)) this.entries.push(entry);
      else await this.#mend(table, entry, present);
    }
    for (const { id, value, row } of found.values()) {
      if (listed.has(id)) continue;
      // Deleted since, as a rule. But the copy may have gone on alone from a day before this row: nothing is lost.
      const isSpent = table === 'diary' || !(await this.#opens(table, row));
      if (this.#isRolledBack && isSpent) this.change.remove.push({ table, id });
      else await this.#damaged(table, id, value, 'added');
    }
  }

  /** A row that is not as listed: from the copy, or set aside. */
  async #mend(table: CheckedTable, entry: Entry, present: FoundRow | undefined): Promise<void> {
    const { copy } = this.#vault;
    const row = parseRecordRow(await copy?.get(table, entry.id));
    if (this.#mayBeBehind && present !== undefined && (await this.#isLater(table, present, entry))) return;
    const isAtHand = row !== null && isSameEntry(await entryFor(table, row), entry);
    if (isAtHand) {
      this.entries.push(entry);
      this.change.put.push({ table, row });
      if (!this.#isRolledBack) await this.#report(table, entry, present, row);
      else if (await this.#isApart(table, entry, present))
        this.#keepAside(entry.id, present?.value, 'changed');
    } else if (present === undefined) {
      if (table === 'diary') this.find({ kind: 'diary-damaged' });
      else this.find({ kind: 'record-missing', id: entry.id });
    } else {
      const isOlder = table === 'records' && (await this.#opens(table, present.row));
      await this.#damaged(table, entry.id, present.value, isOlder ? 'older' : 'changed');
    }
  }

  /** A key that was changed here while the copy went on alone. */
  async #isApart(table: CheckedTable, entry: Entry, present: FoundRow | undefined): Promise<boolean> {
    const isEarlier = (present?.entry?.revision ?? 0) < entry.revision;
    return table === 'records' && !isEarlier && (await this.#opens(table, present?.row ?? null));
  }

  async #opens(table: CheckedTable, row: RecordRow | null): Promise<boolean> {
    return row !== null && (await this.#opener.opens(table, row));
  }

  /** The copy may be one change behind the database: what was sealed later is the person's last word. */
  async #isLater(table: CheckedTable, { row, entry }: FoundRow, listed: Entry): Promise<boolean> {
    if (row === null || entry === null || row.revision <= listed.revision) return false;
    const opens = await this.#opens(table, row);
    if (opens) this.entries.push(entry);
    return opens;
  }

  async #report(
    table: CheckedTable,
    entry: Entry,
    present: FoundRow | undefined,
    row: RecordRow,
  ): Promise<void> {
    if (table === 'diary') {
      this.find({ kind: 'diary-damaged', healed: true });
      return;
    }
    const label = (await this.#opener.record(row))?.label;
    const kind = present === undefined ? 'record-missing' : 'record-changed';
    this.find({ kind, id: entry.id, healed: true, ...(label === undefined ? {} : { label }) });
  }

  async #damaged(table: CheckedTable, id: string, value: unknown, why: QuarantineRow['why']): Promise<void> {
    if (table === 'diary') {
      this.change.remove.push({ table, id });
      // A line too many is put right by taking it away.
      this.find({ kind: 'diary-damaged', healed: why === 'added' });
      return;
    }
    const row = parseRecordRow(value);
    const label = row === null ? undefined : (await this.#opener.record(row))?.label;
    this.#setAside(id, value, why, label);
  }

  #setAside(id: string, value: unknown, why: QuarantineRow['why'], label?: string): void {
    this.#keepAside(id, value, why);
    this.change.remove.push({ table: 'records', id });
    const kind = `record-${why}` as const;
    this.find({ kind, id: idBytes(id) === null ? '' : id, ...(label === undefined ? {} : { label }) });
  }

  #keepAside(id: string, value: unknown, why: QuarantineRow['why']): void {
    this.change.put.push({ table: 'quarantine', row: asideRow(id, value, why, this.#vault.now) });
  }
}
