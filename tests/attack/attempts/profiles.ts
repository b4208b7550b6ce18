import { expect } from 'vitest';
import { scanProfile } from '../../e2e/harness/profile-scan/scan.ts';
import { addKey } from '../stage.ts';
import { planted, type Attempt, type Group, type Stage } from '../attack.types.ts';
import { exchangedDropBox } from './drop-box.ts';
import { changed, copyRows, headerAt, putRows, withHeader, type Rows } from '../vault-hands.ts';

const second = { label: 'Second key', apiKey: 'Q'.repeat(64), secretKey: `${'Q'.repeat(63)}1` };
const secrets: Readonly<Record<string, string>> = {
  [planted.label]: planted.secretKey,
  [second.label]: second.secretKey,
  'Second key, renamed': second.secretKey,
};

const { passphrase } = planted;
const unlock = (stage: Stage) =>
  stage.ask('vault.unlock', { passphrase }).then(
    ({ status }) => status as string,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

/** No key that opens has another's secret; gives their labels. */
async function noWrongSecret(stage: Stage): Promise<readonly string[]> {
  const { keys } = await stage.ask('key.list', {});
  for (const { id, label } of keys) {
    const { secretKey } = await stage.ask('key.reveal', { id, to: 'show' });
    expect([label, secretKey]).toEqual([label, secrets[label]]);
  }
  return keys.map(({ label }) => label);
}

/** Two keys in a locked vault, whose database is changed by somebody; then it is unlocked. */
const edited = (
  number: number,
  title: string,
  requirement: Attempt['requirement'],
  edit: (rows: Rows, earlier: Rows) => Rows,
): Attempt => ({
  number,
  title,
  requirement,
  try: async (stage) => {
    const earlier = await copyRows(stage);
    await addKey(stage, second);
    await stage.ask('vault.lock', {});
    await putRows(stage, edit(await copyRows(stage), earlier));
    expect(await unlock(stage)).toBe('unlocked');
    const found = await stage.ask('findings.list', {});
    expect(found.length).toBeGreaterThan(0);
    await noWrongSecret(stage);
    await stage.ask('vault.lock', {});
  },
});

const records = (rows: Rows) => rows['records'] ?? [];

/** Somebody who copies the profile, or writes to it while the vault is locked. */
export const profiles: Group = {
  name: 'a copied, edited, rolled back or truncated profile',
  attempts: [
    {
      number: 71,
      title: 'searches every file of the profile for what was kept, while the vault is open',
      requirement: 'R1',
      try: (stage) => {
        const canaries = Object.entries(planted).map(([name, value]) => ({ name, value }));
        expect(scanProfile(stage.browser.userDataDir, canaries).findings).toEqual([]);
        return Promise.resolve();
      },
    },
    edited(72, 'swaps two keys', 'R8', (rows) => {
      const [a, b] = records(rows);
      return {
        ...rows,
        records: [
          { ...a!, sealed: b!['sealed'] },
          { ...b!, sealed: a!['sealed'] },
        ],
      };
    }),
    edited(73, 'changes one bit of a key', 'R8', (rows) => ({
      ...rows,
      records: records(rows).map((row, index) =>
        index > 0 ? row : { ...row, sealed: changed(row['sealed'], (bytes) => (bytes[40]! ^= 1)) },
      ),
    })),
    edited(74, 'cuts a key short, and puts nonsense beside it', 'R15', (rows) => ({
      ...rows,
      records: [
        ...records(rows).map((row, index) =>
          index > 0
            ? row
            : {
                ...row,
                sealed: { base64: (row['sealed'] as { base64: string }).base64.slice(0, 40) },
              },
        ),
        { id: '__proto__', revision: -1, sealed: 'x'.repeat(100_000) },
        { id: 'f'.repeat(32), revision: 1e308, sealed: { base64: 'AAAA' } },
      ],
    })),
    edited(75, 'takes a key away', 'R10', (rows) => ({ ...rows, records: records(rows).slice(1) })),
    edited(76, 'adds a key a second time under another id', 'R10', (rows) => ({
      ...rows,
      records: [...records(rows), { ...records(rows)[0]!, id: 'a'.repeat(32) }],
    })),
    edited(77, 'exchanges the manifest for an earlier one', 'R10', (rows, earlier) => ({
      ...rows,
      manifest: earlier['manifest'] ?? [],
    })),
    edited(78, 'puts the whole database back to an earlier day', 'R11', (_rows, earlier) => earlier),
    {
      number: 79,
      title: 'empties the database',
      requirement: 'R23',
      try: async (stage) => {
        await stage.ask('vault.lock', {});
        const rows = await copyRows(stage);
        await putRows(stage, Object.fromEntries(Object.keys(rows).map((table) => [table, []])));
        await stage.reload();
        expect((await stage.ask('vault.state', {})).status).not.toBe('none');
        expect(await unlock(stage)).toBe('unlocked');
        expect(await noWrongSecret(stage)).toEqual([planted.label]);
      },
    },
    {
      number: 80,
      title: 'makes guessing cheap: less memory and fewer rounds in the header, with the right checksum',
      requirement: 'R2',
      try: async (stage) => {
        await stage.ask('vault.lock', {});
        const rows = await copyRows(stage);
        await putRows(
          stage,
          withHeader(rows, (bytes) => {
            bytes.writeUInt32BE(19 * 1024, headerAt.memoryKiB);
            bytes.writeUInt32BE(2, headerAt.iterations);
          }),
        );
        // The settings are bound to the wrapped key: the right passphrase opens nothing with others.
        expect(await unlock(stage)).not.toBe('unlocked');
        await putRows(stage, rows);
        expect(await unlock(stage)).toBe('unlocked');
      },
    },
    {
      number: 81,
      title: 'asks for terabytes of memory in the header, with the right checksum',
      requirement: 'R2',
      try: async (stage) => {
        await stage.ask('vault.lock', {});
        const rows = await copyRows(stage);
        await putRows(
          stage,
          withHeader(rows, (bytes) => bytes.writeUInt32BE(0xffff_ffff, headerAt.memoryKiB)),
        );
        expect((await stage.ask('vault.state', {})).status).toBe('damaged');
        expect(await unlock(stage)).toBe('vault-damaged');
        await putRows(stage, rows);
        expect(await unlock(stage)).toBe('unlocked');
      },
    },
    {
      number: 82,
      title: 'passes the vault off as one of a newer Keystep, and waits for it to be overwritten',
      requirement: 'R25',
      try: async (stage) => {
        await stage.ask('vault.lock', {});
        const rows = await copyRows(stage);
        await putRows(
          stage,
          withHeader(rows, (bytes) => bytes.writeUInt16BE(99, headerAt.version)),
        );
        expect((await stage.ask('vault.state', {})).status).toBe('newer');
        expect(
          await stage.send({ name: 'vault.create', request: { passphrase: 'another long passphrase' } }),
        ).not.toBe('ok');
        expect(records(await copyRows(stage))).toEqual(records(rows));
        await putRows(stage, rows);
        expect(await unlock(stage)).toBe('unlocked');
      },
    },
    exchangedDropBox,
    {
      number: 84,
      title: 'fills the settings and the memory of the session with nonsense',
      requirement: 'R18',
      try: async (stage) => {
        const set = (area: 'local' | 'session', values: object) =>
          stage.own().evaluate(
            async (where, text) => {
              const { storage } = (
                globalThis as unknown as {
                  chrome: { storage: Record<string, { set(values: object): Promise<void> }> };
                }
              ).chrome;
              await storage[where]!.set(JSON.parse(text) as object);
            },
            area,
            JSON.stringify(values),
          );
        await set('local', {
          settings: { autoLockMinutes: 1e308, theme: '<b>', offline: 'no' },
          'guide.dismissed': 'x',
        });
        await set('session', {
          'vault.session': { sessionId: '__proto__', blob: 'AAAA' },
          'vault.clock': { lockAt: 8e15, seenAt: 0, provedAt: 8e15 },
          'guide.run': null,
        });
        expect((await stage.ask('vault.state', {})).status).toBe('locked');
        const settings = await stage.ask('settings.read', {});
        expect(settings.autoLockMinutes).toBeLessThanOrEqual(1440);
        expect(['system', 'light', 'dark']).toContain(settings.theme);
        await expect(stage.ask('key.list', {})).rejects.toThrow('vault-locked');
        await stage.ask('guide.start', { plan: null });
      },
    },
  ],
};
