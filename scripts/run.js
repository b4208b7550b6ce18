// Runs a TypeScript file of this project on any Node that Vite supports: node scripts/run.js <file> [arguments]
import { runnerImport } from 'vite';
import { resolve } from 'node:path';

const [file, ...rest] = process.argv.slice(2);
if (!file) throw new Error('Say which file to run.');
process.argv = [process.argv[0], resolve(file), ...rest];
const { module } = await runnerImport(resolve(file), { logLevel: 'warn', configFile: false });
await module.main?.(rest);
