import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'vitest';
import { poll } from '../../e2e/harness/poll.ts';
import { planted, type Attempt, type Stage } from '../attack.types.ts';
import { copyRows, headerAt, putRows, withHeader, type Rows } from '../vault-hands.ts';

const drops = (rows: Rows) => rows['dropbox'] ?? [];

const offer = (stage: Stage, letter: string) =>
  stage.ask('capture.offer', {
    opId: letter.charCodeAt(0).toString(16).repeat(16),
    apiKey: letter.repeat(64),
    secretKey: `${letter.repeat(63)}1`,
    environment: 'live',
  });

/** A key of which the attacker has the other half, as a header holds it: the end of its DER form. */
const strangersKey = () =>
  generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);

/** Somebody who waits beside a locked vault for what is kept in it. */
export const exchangedDropBox: Attempt = {
  number: 83,
  title: 'exchanges the drop box’s public key for its own, and waits for a key',
  requirement: 'R13',
  try: async (stage) => {
    await stage.ask('vault.lock', {});
    // Nobody changed anything yet: the same offer is sealed, so that what follows is owed to the exchange alone.
    expect(await offer(stage, 'A')).toEqual({ status: 'kept' });
    const rows = await copyRows(stage);
    expect(drops(rows)).toHaveLength(1);
    const evil = strangersKey();
    const swapped = withHeader(rows, (bytes) => {
      const at = bytes.length - headerAt.publicKeyFromEnd;
      // What is wrapped says its length right behind: the place is the key's, not its neighbour's.
      expect(bytes.readUInt16BE(at + evil.length)).toBe(headerAt.wrappedPrivateLength);
      evil.copy(bytes, at);
    });
    await putRows(stage, swapped);
    // Held in memory, and not sealed for a stranger.
    expect(await offer(stage, 'B')).toEqual({ status: 'held' });
    expect(drops(await copyRows(stage))).toEqual(drops(rows));
    expect(await stage.ask('vault.state', {})).toMatchObject({ status: 'locked', held: 1 });
    const { passphrase } = planted;
    expect(await stage.ask('vault.unlock', { passphrase })).toMatchObject({ status: 'unlocked' });
    const kinds = (await stage.ask('findings.list', {})).map(({ kind }) => kind);
    expect(kinds).toContain('drop-box-swapped');
    // Both keys are there, and the stranger's half is not in the header any more.
    // What was held goes to the renewed box without being waited for.
    await poll('what was held to be sealed', async () => (await stage.ask('vault.state', {})).held === 0);
    expect([...(await stage.taken())].sort()).toEqual(['A'.repeat(64), 'B'.repeat(64)]);
    expect(Buffer.from(JSON.stringify(await copyRows(stage))).includes(evil.toString('base64'))).toBe(false);
    await stage.ask('findings.acknowledge', {});
  },
};
