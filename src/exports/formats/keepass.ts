import type { ExportFormat } from '../export-format.ts';
import { csvFile, notFormula } from '../text/csv.ts';
import { xmlText } from '../text/xml.ts';
import { entryOf, managerFormat, notesOf, type ManagerEntry } from './manager-entry.ts';

/** KeePassXC asks which column is which, and proposes these names. */
export const keepassxcCsv: ExportFormat = {
  ...managerFormat,
  id: 'keepassxc-csv',
  name: 'KeePassXC',
  form: 'CSV',
  source: {
    where: 'keepassxreboot/keepassxc src/format/CsvExporter.cpp, docs/topics/ImportExport.adoc',
    date: '2026-11-22',
  },
  render: (key) => {
    const entry = entryOf(key);
    return [
      {
        kind: 'file',
        name: 'keepassxc-import.csv',
        text: csvFile([
          ['Group', 'Title', 'Username', 'Password', 'URL', 'Notes'],
          ['Binance', notFormula(entry.title), entry.username, entry.password, '', notesOf(entry)],
        ]),
        secret: true,
      },
    ];
  },
};

/** KeePass 2 XML: secrets are marked as such, and a private key has a field that keeps its lines. */
export const keepassXml: ExportFormat = {
  ...managerFormat,
  cautions: () => ['delete-after-import'],
  id: 'keepass-xml',
  name: 'KeePassXC, KeePass',
  form: 'XML',
  source: { where: 'keepass.info/help/kb/kdbx, KeePassXC 2.7 (keepassxc-cli import)', date: '2026-11-28' },
  render: (key) => [
    { kind: 'file', name: 'keepass-import.xml', text: databaseOf(entryOf(key)), secret: true },
  ],
};

function databaseOf(entry: ManagerEntry): string {
  const strings = [
    stringOf('Title', entry.title),
    stringOf('UserName', entry.username),
    stringOf('Password', entry.password, true),
    stringOf('URL', ''),
    stringOf('Notes', entry.note),
    ...entry.facts.map(([name, value]) => stringOf(name, value)),
    ...(entry.privateKey === '' ? [] : [stringOf('Private key', entry.privateKey, true)]),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<KeePassFile>',
    '<Meta><MemoryProtection><ProtectPassword>True</ProtectPassword></MemoryProtection></Meta>',
    '<Root><Group>',
    `<UUID>${idFrom('Keystep, at root')}</UUID><Name>Keystep</Name>`,
    '<Group>',
    `<UUID>${idFrom('Keystep, Binance')}</UUID><Name>Binance</Name>`,
    // The same key has the same id, so that importing it again makes no second entry.
    `<Entry><UUID>${idFrom(entry.username.slice(0, 16))}</UUID>`,
    ...strings,
    '</Entry>',
    '</Group>',
    '</Group></Root>',
    '</KeePassFile>',
    '',
  ].join('\n');
}

/** KeePass's ids are 16 bytes. */
function idFrom(sixteen: string): string {
  return btoa(sixteen.padEnd(16, '0'));
}

function stringOf(name: string, value: string, isProtected = false): string {
  const marked = isProtected ? ' ProtectInMemory="True"' : '';
  return `<String><Key>${xmlText(name)}</Key><Value${marked}>${xmlText(value)}</Value></String>`;
}
