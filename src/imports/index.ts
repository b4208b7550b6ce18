import { bitwardenCsv } from './bitwarden-csv.ts';
import { bitwardenJson } from './bitwarden-json.ts';
import { ccxt } from './ccxt.ts';
import { dotenv } from './dotenv.ts';
import { freqtrade } from './freqtrade.ts';
import type { Importer } from './import.types.ts';
import { keepassXml } from './keepass-xml.ts';
import { keepassxcCsv } from './keepassxc-csv.ts';
import { keystepPaper } from './keystep-paper.ts';
import { octobot } from './octobot.ts';
import { onePassword1pux } from './onepassword-1pux.ts';
import { onePasswordCsv } from './onepassword-csv.ts';
import { pastedText } from './pasted-text.ts';

/** Every format, what is told apart more surely first; the last one takes any text. */
export const importers: readonly Importer[] = [
  keystepPaper,
  onePassword1pux,
  keepassXml,
  bitwardenJson,
  octobot,
  freqtrade,
  ccxt,
  bitwardenCsv,
  keepassxcCsv,
  onePasswordCsv,
  dotenv,
  pastedText,
];
