import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groups } from '../attack/attempts/index.ts';

const attempts = groups.flatMap((group) => group.attempts);
const page = readFileSync('docs/attacks.md', 'utf8');
const model = readFileSync('docs/threat-model.md', 'utf8');
const [notProtected = ''] = model.split('## What is not protected').slice(1);
const requirements = new Set(Array.from(model.matchAll(/^### (R\d+)\./gm), ([, id]) => id));

describe('the attack suite', () => {
  it('numbers its attempts from 1, each once, at least 60', () => {
    expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_attempt, index) => index + 1));
    expect(attempts.length).toBeGreaterThanOrEqual(60);
  });

  it('aims each at a requirement that there is', () => {
    expect(attempts.filter(({ requirement }) => !requirements.has(requirement))).toEqual([]);
  });

  it('tries every requirement, but those that the list says are tried elsewhere', () => {
    const tried = new Set<string>(attempts.map(({ requirement }) => requirement));
    const elsewhere = Array.from(page.matchAll(/^\| (R\d+) +\| /gm), ([, id]) => id!);
    expect(elsewhere.filter((id) => tried.has(id))).toEqual([]);
    expect([...requirements].filter((id) => !tried.has(id!) && !elsewhere.includes(id!))).toEqual([]);
  });

  it('takes its limits from what is said to be not protected', () => {
    const limits = attempts.flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
    expect(limits.filter((limit) => !notProtected.includes(`**${limit}.`))).toEqual([]);
  });

  it('is listed as it is', () => {
    const listed = groups.map(
      ({ name, attempts: list }) =>
        `### ${name[0]?.toUpperCase() ?? ''}${name.slice(1)}\n\n${list.map(lineOf).join('\n')}\n`,
    );
    expect(listed.filter((part) => !page.includes(part))).toEqual([]);
    expect(page.match(/^- \d+\. /gm)).toHaveLength(attempts.length);
  });
});

/** As prettier leaves it: titles hold no markup. */
function lineOf({ number, title, requirement, only, limit }: (typeof attempts)[number]): string {
  const remarks = [
    requirement,
    ...(only === undefined ? [] : [`${only.browser} alone: ${only.why}`]),
    ...(limit === undefined ? [] : [`a limit: ${limit}`]),
  ];
  return `- ${number}. ${title} (${remarks.join('; ')})`;
}
