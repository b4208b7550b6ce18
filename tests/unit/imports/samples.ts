import { strToU8, zipSync } from 'fflate';

/** Binance's own published sample pair. */
export const apiKey = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aPE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A';
export const secretKey = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';

/** RFC 8410's sample of an Ed25519 private key. */
export const ed25519Pem = [
  '-----BEGIN PRIVATE KEY-----',
  'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC',
  '-----END PRIVATE KEY-----',
  '',
].join('\n');

export const bytesOf = (text: string) => strToU8(text);

const item1pux = {
  overview: {
    title: 'Binance spot',
    url: 'https://www.binance.com',
    urls: [{ url: 'https://www.binance.com' }],
  },
  details: {
    loginFields: [{ designation: 'username', value: 'me@example.com' }],
    notesPlain: '',
    sections: [
      {
        title: 'api',
        fields: [
          { title: 'API key', id: 'a', value: { string: apiKey } },
          { title: 'secret', id: 'b', value: { concealed: secretKey } },
        ],
      },
    ],
  },
};

/** One file of each format, with one key of Binance in it, and its title. */
export const samples: readonly (readonly [format: string, title: string, file: Uint8Array])[] = [
  [
    '1password-1pux',
    'Binance spot',
    zipSync({
      'export.attributes': strToU8('{"version":3}'),
      'export.data': strToU8(JSON.stringify({ accounts: [{ vaults: [{ items: [item1pux] }] }] })),
    }),
  ],
  [
    'keepass-xml',
    'Binance & me',
    bytesOf(`<?xml version="1.0" encoding="utf-8"?>
<KeePassFile><Meta/><Root><Group><Name>Keys</Name><Entry>
<String><Key>Title</Key><Value>Binance &amp; me</Value></String>
<String><Key>UserName</Key><Value>${apiKey}</Value></String>
<String><Key>Password</Key><Value ProtectInMemory="True">${secretKey}</Value></String>
<History><Entry><String><Key>Title</Key><Value>Binance, before</Value></String>
<String><Key>UserName</Key><Value>${secretKey}</Value></String></Entry></History>
</Entry></Group></Root></KeePassFile>`),
  ],
  [
    'bitwarden-json',
    'Binance',
    bytesOf(
      JSON.stringify({
        encrypted: false,
        items: [
          {
            type: 1,
            name: 'Binance',
            login: {
              username: 'me@example.com',
              password: 'not a key',
              uris: [{ uri: 'https://binance.com' }],
            },
            fields: [
              { name: 'API Key', value: apiKey, type: 0 },
              { name: 'Secret Key', value: secretKey, type: 1 },
            ],
          },
          { type: 1, name: 'Mail', login: { username: 'me@example.com', password: 'secret', uris: null } },
        ],
      }),
    ),
  ],
  [
    'octobot',
    'OctoBot binance testnet',
    bytesOf(
      JSON.stringify({
        exchanges: { binance: { 'api-key': apiKey, 'api-secret': secretKey, sandboxed: true } },
      }),
    ),
  ],
  [
    'freqtrade',
    'freqtrade binance',
    bytesOf(`{
  // as in the documentation
  "dry_run": false, "exchange": { "name": "binance", "key": "${apiKey}", "secret": "${secretKey}", },
}`),
  ],
  [
    'keystep-paper',
    'Grid bot',
    bytesOf(
      JSON.stringify({ keystep: 1, label: 'Grid bot', environment: 'live', apiKey, secret: secretKey }),
    ),
  ],
  [
    'ccxt',
    'binance',
    bytesOf(JSON.stringify({ binance: { apiKey, secret: secretKey, enableRateLimit: true } })),
  ],
  [
    'bitwarden-csv',
    'Binance',
    bytesOf(
      `folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\r\n` +
        `,,login,Binance,,"API Key: ${apiKey}\nSecret: ${secretKey}",0,https://binance.com,me@example.com,"a ""word""",\r\n`,
    ),
  ],
  [
    '1password-csv',
    'Binance',
    bytesOf(`Title,Url,Username,Password,Notes\nBinance,https://binance.com,${apiKey},${secretKey},\n`),
  ],
  [
    'keepassxc-csv',
    'Binance',
    bytesOf(
      `"Group","Title","Username","Password","URL","Notes"\n"Root","Binance","${apiKey}","${secretKey}","https://binance.com",""\n`,
    ),
  ],
  [
    'dotenv',
    'binance',
    bytesOf(`# keys\nexport BINANCE_API_KEY="${apiKey}"\nBINANCE_SECRET_KEY=${secretKey} # live\n`),
  ],
  ['text', '', bytesOf(`API Key:\n${apiKey}\nSecret Key:\n${secretKey}\n`)],
];
