import type { ExportFormat, ExportKey, ExportPart, VariableNames } from './export-format.ts';
import { backtraderBinance } from './formats/backtrader-binance.ts';
import { binanceCli } from './formats/binance-cli.ts';
import { connectorJs, connectorPython } from './formats/binance-connectors.ts';
import { binanceTradingBot } from './formats/binance-trading-bot.ts';
import { bitwardenCsv, bitwardenJson } from './formats/bitwarden.ts';
import { ccxtJs, ccxtPython } from './formats/ccxt.ts';
import { cryptofeed } from './formats/cryptofeed.ts';
import { docker } from './formats/docker.ts';
import { dotenv } from './formats/dotenv.ts';
import { freqtrade, freqtradeEnv } from './formats/freqtrade.ts';
import { githubActions } from './formats/github-actions.ts';
import { hummingbot } from './formats/hummingbot.ts';
import { keepassXml, keepassxcCsv } from './formats/keepass.ts';
import { kubernetes } from './formats/kubernetes.ts';
import { lean } from './formats/lean.ts';
import { nautilusTrader } from './formats/nautilus-trader.ts';
import { nodeBinanceApi } from './formats/node-binance-api.ts';
import { octobot } from './formats/octobot.ts';
import { onePasswordCsv } from './formats/one-password.ts';
import { passivbot } from './formats/passivbot.ts';
import { pythonBinance } from './formats/python-binance.ts';
import { tiagosieblerBinance } from './formats/tiagosiebler-binance.ts';
import { volatilityBot } from './formats/volatility-bot.ts';
import { webForm } from './formats/web-form.ts';

/** Every format, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [
  freqtrade,
  freqtradeEnv,
  ccxtJs,
  ccxtPython,
  dotenv,
  hummingbot,
  nautilusTrader,
  octobot,
  passivbot,
  lean,
  cryptofeed,
  binanceTradingBot,
  volatilityBot,
  backtraderBinance,
  pythonBinance,
  connectorJs,
  connectorPython,
  nodeBinanceApi,
  tiagosieblerBinance,
  binanceCli,
  docker,
  kubernetes,
  githubActions,
  webForm,
  bitwardenJson,
  bitwardenCsv,
  onePasswordCsv,
  keepassXml,
  keepassxcCsv,
];

/** The usual names of the variables; a format that lets the person choose proposes its own. */
export const usualNames: VariableNames = { apiKey: 'BINANCE_API_KEY', secretKey: 'BINANCE_API_SECRET' };

/** Files whose names belong into the ignore file of a repository: those that hold the secret, or will. */
export function filesToIgnore({ endsIn }: ExportFormat, parts: readonly ExportPart[]): readonly string[] {
  const files = parts.filter(({ kind, secret }) => kind === 'file' && secret).map(({ name }) => name);
  return endsIn === undefined || files.length === 0 ? files : [...files, endsIn];
}

/** The formats with the key's own program first. `tool`: its name as the plan knows it; empty where none is known. */
export function formatsFor(tool: string): readonly ExportFormat[] {
  const wanted = tool.toLowerCase();
  const own = ({ name, tools = [] }: ExportFormat) =>
    tool !== '' && [name, ...tools].some((each) => each.toLowerCase() === wanted);
  return [...exportFormats.filter(own), ...exportFormats.filter((format) => !own(format))];
}

/** What is traded, as far as the key's purpose and permissions tell. */
export function marketOf({
  purpose,
  permissions,
}: {
  readonly purpose: string;
  readonly permissions: readonly string[];
}): ExportKey['market'] {
  if (purpose === 'futures-bot') return 'futures';
  const futuresAlone =
    permissions.includes('enableFutures') && !permissions.includes('enableSpotAndMarginTrading');
  return futuresAlone ? 'futures' : 'spot';
}
