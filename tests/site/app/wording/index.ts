import type { LocaleWords } from './en.ts';
import { arabic } from './ar.ts';
import { asian } from './asian.ts';
import { european } from './european.ts';

/** Words of every locale but English, by Binance's path codes. */
export const otherLocales: Readonly<Partial<Record<string, LocaleWords>>> = {
  ...european,
  ...asian,
  ar: arabic,
};
