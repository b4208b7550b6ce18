import { expect } from 'vitest';
import { paths } from '../../../src/binance/endpoints.ts';
import type { BadAnswer } from '../../binance-server/bad-answers.ts';
import { press } from '../../e2e/harness/controls.ts';
import { poll } from '../../e2e/harness/poll.ts';
import { openKey } from '../../e2e/harness/popup-tasks.ts';
import { sampleKey } from '../../unit/binance/sample-keys.ts';
import { addKey } from '../stage.ts';
import type { Attempt, Group, Stage } from '../attack.types.ts';

/** Checks a key against a server that answers so; gives what Keystep made of each. */
async function check(stage: Stage, answers: readonly BadAnswer[]): Promise<readonly unknown[]> {
  const { mine, theirs } = sampleKey('hmac');
  const { api } = stage.site;
  api.state.keys = [theirs];
  const { apiKey, secretKey } = mine;
  const id = await addKey(stage, { label: 'asked', apiKey, secretKey });
  await allowChecks(stage);
  const before = await stage.ask('key.read', { id });
  const told: unknown[] = [];
  for (const answer of answers) {
    api.state.script = { [paths.restrictions]: answer };
    const asked = api.heard.length;
    told.push(
      await stage
        .ask('key.check', { opId: crypto.randomUUID().replaceAll('-', ''), id })
        .catch((error: unknown) => (error instanceof Error ? error.message : error)),
    );
    // The clock and the question, and nothing after a bad answer.
    expect(api.heard.length - asked).toBeLessThanOrEqual(2);
    expect(api.heard.every(({ host }) => host === 'api.binance.com')).toBe(true);
    expect(JSON.stringify(told)).not.toContain(secretKey.slice(0, 20));
  }
  api.state.script = {};
  expect(await stage.ask('key.read', { id })).toEqual(before);
  // The same question with a true answer is taken: it was the answers that were refused.
  const opId = crypto.randomUUID().replaceAll('-', '');
  const note = { outcome: 'answered', on: ['enableReading'] };
  const good = await stage.ask('key.check', { opId, id });
  expect(good).toMatchObject({ status: 'checked', note });
  // It is written down behind the answer.
  const after = await poll('the check to be noted', async () => {
    const read = await stage.ask('key.read', { id });
    return good.status === 'checked' && read.record.care.lastCheck?.at === good.note.at ? read : undefined;
  });
  await stage.ask('key.delete', {
    opId: crypto.randomUUID().replaceAll('-', ''),
    id,
    revision: after.revision,
  });
  return told;
}

/** Firefox gives the permission for a real press of the button, without a question; Chromium's copy has it. */
async function allowChecks(stage: Stage): Promise<void> {
  if (stage.name === 'chromium') return;
  const popup = await stage.browser.openExtensionPage('popup');
  await openKey(popup, 'asked');
  await press(popup, 'Check key');
  await poll('a first check', () => stage.site.api.heard.length > 0);
  await poll('its result', async () => {
    const { keys } = await stage.ask('key.list', {});
    return keys.some(({ label, care }) => label === 'asked' && (care?.lastCheck ?? null) !== null);
  });
  await popup.close();
}

const answered = (
  number: number,
  title: string,
  requirement: Attempt['requirement'],
  answers: readonly BadAnswer[],
  code: RegExp,
): Attempt => ({
  number,
  title,
  requirement,
  try: async (stage) => {
    for (const told of await check(stage, answers)) expect(told).toMatch(code);
  },
});

/** What somebody in Binance's place may answer. */
export const answers: Group = {
  name: 'hostile answers of the API',
  attempts: [
    answered(
      95,
      'answers with a page, or something that calls itself JSON',
      'R47',
      ['html-page', 'html-called-json', 'not-utf8'],
      /^check-(not-json|cut-off)$/,
    ),
    answered(96, 'leads to another address', 'R46', ['redirect', 'redirect-same-host'], /^check-redirected$/),
    answered(
      97,
      'answers without an end',
      'R47',
      ['too-large', 'cut-off', 'half-json'],
      /^check-(too-large|cut-off)$/,
    ),
    answered(
      98,
      'packs gigabytes into kilobytes, and nests without end',
      'R47',
      ['packed-bomb', 'deep-json'],
      /^check-(too-large|cut-off|odd-answer)$/,
    ),
    answered(
      99,
      'names permissions after prototypes, in hundreds, with huge numbers',
      'R47',
      ['prototype-flags', 'too-many-flags', 'huge-number', 'flag-as-text'],
      /^check-odd-answer$/,
    ),
  ],
};
