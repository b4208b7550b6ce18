import type { ExportFormat } from '../export-format.ts';
import { csvFile, notFormula } from '../text/csv.ts';
import { jsonFile } from '../text/json.ts';
import { entryOf, managerFormat, notesOf } from './manager-entry.ts';

/** Bitwarden's numbers: a login, and a field that shows its text. */
const login = 1;
const textField = 0;
/** Asks for the master password before the entry is shown. */
const reprompt = 1;

const source = { where: 'bitwarden.com/help/condition-bitwarden-import', date: '2026-11-22' };

/** Keeps each fact in a field of its own. */
export const bitwardenJson: ExportFormat = {
  ...managerFormat,
  id: 'bitwarden-json',
  name: 'Bitwarden',
  form: 'JSON',
  source,
  render: (key) => {
    const entry = entryOf(key);
    const item = {
      organizationId: null,
      folderId: null,
      type: login,
      reprompt,
      name: entry.title,
      notes: notesOf({ ...entry, facts: [] }) || null,
      favorite: false,
      fields: entry.facts.map(([name, value]) => ({ name, value, type: textField })),
      login: { uris: [], username: entry.username, password: entry.password || null, totp: null },
      collectionIds: null,
    };
    return [
      {
        kind: 'file',
        name: 'bitwarden-import.json',
        text: jsonFile({ encrypted: false, folders: [], items: [item] }),
        secret: true,
      },
    ];
  },
};

/** For importers that read Bitwarden's CSV only. */
export const bitwardenCsv: ExportFormat = {
  ...managerFormat,
  id: 'bitwarden-csv',
  name: 'Bitwarden',
  form: 'CSV',
  source,
  render: (key) => {
    const entry = entryOf(key);
    return [
      {
        kind: 'file',
        name: 'bitwarden-import.csv',
        text: csvFile([
          [
            ...['folder', 'favorite', 'type', 'name', 'notes', 'fields', 'reprompt'],
            ...['login_uri', 'login_username', 'login_password', 'login_totp'],
          ],
          [
            ...['', '', 'login', notFormula(entry.title), notesOf(entry), '', '1'],
            ...['', entry.username, entry.password, ''],
          ],
        ]),
        secret: true,
      },
    ];
  },
};
