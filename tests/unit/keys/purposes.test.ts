import { describe, expect, it } from 'vitest';
import { permissions } from '../../../src/keys/permissions.ts';
import { keyRules, openFirst, purposes } from '../../../src/keys/purposes.ts';
import type { Tool } from '../../../src/keys/tools.ts';

const cases = purposes
  .filter(({ needsKey }) => needsKey)
  .flatMap((purpose) =>
    [undefined, ...purpose.tools].map((tool: Tool | undefined) => ({
      name: `${purpose.id}, ${tool?.name ?? 'other'}`,
      rules: keyRules(purpose, tool),
      tool,
      purpose,
    })),
  );

describe.each(cases)('$name', ({ rules, tool, purpose }) => {
  it('says of every permission whether it is needed, offered or forbidden, and of none twice', () => {
    const all = [...rules.permissions, ...rules.optional, ...rules.forbidden];
    expect([...all].sort()).toEqual([...permissions].sort());
  });

  it('reads, and never withdraws, moves or trades over FIX', () => {
    expect(rules.permissions).toContain('enableReading');
    expect(rules.forbidden).toEqual(
      expect.arrayContaining(['enableWithdrawals', 'permitsUniversalTransfer', 'enableInternalTransfer']),
    );
  });

  it('has a key type, one that the program takes', () => {
    expect(rules.keyTypes.length).toBeGreaterThan(0);
    for (const type of rules.keyTypes) {
      expect(purpose.keyTypes).toContain(type);
      if (tool) expect(tool.keyTypes).toContain(type);
    }
  });

  it('names its source', () => {
    if (tool) expect(tool.source).not.toBe('');
    if (tool?.sourceDate) expect(tool.sourceDate).toMatch(/^20\d\d-\d\d-\d\d$/u);
  });
});

describe('openFirst', () => {
  it('names the accounts that must be older than the key', () => {
    expect(openFirst(['enableReading', 'enableSpotAndMarginTrading'])).toEqual([]);
    expect(openFirst(['enableFutures', 'enableMargin', 'enablePortfolioMarginTrading'])).toEqual([
      'futures',
      'margin',
      'portfolio-margin',
    ]);
  });
});
