import { describe, expect, it } from 'vitest';
import { makeUnlocked, addKey, fieldsOf } from './support.ts';

describe('vault', () => {
  it('reads what it saved', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    expect((await world.vault.read(id)).record).toMatchObject(fieldsOf());
  });
  it('resumes', async () => {
    const world = await makeUnlocked();
    const { id } = await addKey(world);
    const again = world.restarted();
    expect((await again.vault.state()).status).toBe('unlocked');
    expect((await again.vault.read(id)).record).toMatchObject(fieldsOf());
  });
});
