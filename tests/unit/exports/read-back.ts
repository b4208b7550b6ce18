import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseDotenv } from 'dotenv';
import { XMLParser } from 'fast-xml-parser';
import { parseAllDocuments } from 'yaml';

/** The variables of a file after a dotenv parser has read it. */
export function readDotenv(text: string): Record<string, string> {
  return parseDotenv(text);
}

/** What a shell has set after it has read a file; what it started with is left out. */
export function readInShell(text: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'keystep-sh-'));
  try {
    writeFileSync(join(folder, 'read.env'), text);
    const output = execFileSync('sh', ['-c', 'set -eu; set -a; . ./read.env; exec env -0'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '' },
      encoding: 'utf8',
    });
    const made = readdirSync(folder).filter((name) => name !== 'read.env');
    if (made.length > 0) throw new Error(`the file made ${made.join()}`);
    const own = new Set(['PATH', 'PWD', 'OLDPWD', 'SHLVL', '_']);
    const variables = output.split('\0').filter((line) => line !== '');
    return Object.fromEntries(
      variables
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
        .filter(([name]) => !own.has(name)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A YAML file's one document as plain data. Throws at the first error or warning. */
export function readYaml(text: string): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.length !== 1) throw new Error('expected one document');
  const [document] = documents;
  for (const problem of [...document!.errors, ...document!.warnings]) throw problem;
  return document!.toJS();
}

/** The rows of a CSV file under the names of its first row. */
export function readCsv(text: string): Record<string, string>[] {
  return parseCsv(text, { columns: true });
}

/** The strings of a KeePass file's entries, by their keys. */
export function readKeePass(text: string): Record<string, string>[] {
  const parser = new XMLParser({
    trimValues: false,
    parseTagValue: false,
    htmlEntities: true,
    ignoreAttributes: true,
    isArray: (name) => name === 'String' || name === 'Entry',
  });
  const file = parser.parse(text) as {
    KeePassFile: { Root: { Group: { Group: { Entry: { String: { Key: string; Value: string }[] }[] } } } };
  };
  return file.KeePassFile.Root.Group.Group.Entry.map(({ String: strings }) =>
    Object.fromEntries(strings.map(({ Key, Value }) => [Key, Value])),
  );
}
