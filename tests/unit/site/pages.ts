import { localeOf } from '../../../src/site/routes.ts';
import { wordsIn } from '../../../src/site/wording/languages.ts';
import type { Lexicon } from '../../../src/site/wording/match.ts';
import { lexicon } from '../../../src/site/wording/match.ts';

/** Pages built from what is known of Binance's, as HTML: for jsdom. Class names are of no importance to the guide. */

export const sampleApiKey = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aPE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A';
export const sampleSecretKey = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';
export const otherApiKey = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2';

/** The words for a page, as the background hands them out. */
export function lexiconFor(url: URL | string): Lexicon {
  const locale = localeOf(url);
  return lexicon(locale, wordsIn(locale));
}

export const apiUrl = 'https://www.binance.com/en/my/settings/api-management';

/** The site's header and footer around a page, as for a person who is signed in. */
export function frame(main: string, dialog = ''): string {
  return `<div id="__APP_HEADER"><header><a href="/en/markets">Markets</a><a href="/en/trade">Trade</a>
    <button aria-label="Profile" aria-haspopup="menu" aria-expanded="false"><svg></svg></button>
    <button aria-label="Settings"><svg></svg></button></header></div>
    <div id="__APP_SIDEBAR"><nav><a href="/en/my/dashboard">Dashboard</a><a href="/en/my/security">Security</a>
    <a href="/en/my/settings/api-management">API Management</a><a href="/en/my/settings/preference">Settings</a></nav></div>
    <div id="__APP"><main>${main}</main></div>
    <div id="__APP_FOOTER"><a href="/en/support">Support</a><a href="/en/binance-api">Binance API</a></div>${dialog}`;
}

const notes = `<ol><li>1. Each account can create up to 30 API Keys.</li>
  <li>2. Do not disclose your API Key, Secret Key (HMAC) or Private Key (Ed25519, RSA) to anyone to avoid asset losses.</li>
  <li>4. You will not be able to create an API Key if KYC is not completed.</li></ol>`;

/** The API management page with any cards. */
export function apiPage(cards = '<p>Your Account has not created any API Keys yet.</p>'): string {
  return `<h1>API Management</h1><div><button class="bn-button">Create API</button>
    <button class="bn-button">Create Tax Report API</button><button class="bn-button">Delete all API</button></div>${notes}
    <label><input type="checkbox" checked>By checking this box, all existing API Key(s) on your master account and
    sub-accounts will be subject to Default Security Controls.</label><section>${cards}</section>`;
}

/** One key's card; `secret` as the page shows it, null for a self-generated key. */
export function card(label: string, apiKey: string, secret: string | null, rest = editButtons): string {
  const row = (name: string, value: string): string =>
    `<div class="row"><div class="name">${name}</div><div class="value"><span>${value}</span><button>Copy</button></div></div>`;
  return `<div class="card"><div class="head"><h3>${label}</h3>${rest.includes('Save') ? '' : rest}</div>
    ${row('API Key', apiKey)}${secret === null ? '' : row('Secret Key', secret)}${rest.includes('Save') ? rest : ''}</div>`;
}

const editButtons = '<button>Edit restrictions</button><button>Delete</button>';

/** What a card shows while its restrictions are edited. */
export function editForm(options: {
  restricted?: boolean;
  listed?: string;
  typed?: string;
  ticked?: readonly string[];
}): string {
  const { restricted = false, listed = '', typed = '', ticked = ['Enable Reading'] } = options;
  const boxes = [
    'Enable Reading',
    'Enable Spot &amp; Margin &amp; Stock Trading',
    'Enable Futures',
    'Permits Universal Transfer',
    'Enable Withdrawals',
    'Alpha Withdrawals',
  ];
  const box = (name: string): string =>
    `<div class="r"><div role="checkbox" aria-checked="${String(ticked.includes(name))}" tabindex="0"></div><span>${name}</span></div>`;
  const field = restricted
    ? `<div><input type="text" placeholder="IP addresses, separated by commas" value="${typed}"><button>Confirm</button></div><ul>${
        listed === '' ? '' : `<li><span>${listed}</span><button aria-label="Remove"></button></li>`
      }</ul>`
    : '<p>This API Key allows access from any IP address. This is not recommended.</p>';
  return `<div><h4>API restrictions</h4>${boxes.map(box).join('')}
    <h4>IP access restrictions</h4><div role="radiogroup">
    <div role="radio" aria-checked="${String(!restricted)}" tabindex="0">Unrestricted (Less Secure)</div>
    <div role="radio" aria-checked="${String(restricted)}" tabindex="0">Restrict access to trusted IPs only (Recommended)</div>
    </div>${field}<div><button>Cancel</button><button>Save</button></div></div>`;
}

/** A dialog on top of the page. */
export function dialog(inner: string): string {
  return `<div class="bn-modal-wrap" role="dialog" aria-modal="true">${inner}</div>`;
}

export const typeDialog = dialog(`<h2>Choose API Key type</h2>
  <div role="radio" aria-checked="true" tabindex="0"><div>System generated</div><div>Works using HMAC symmetric encryption.</div></div>
  <div role="radio" aria-checked="false" tabindex="0"><div>Self-generated</div><div>Works using Ed25519 or RSA asymmetric encryption.</div></div>
  <button>Next</button>`);

/** The dialog that asks for a name. */
export function labelDialog(value = '', publicKey: string | null = null): string {
  const more =
    publicKey === null ? '' : `<div><label>Upload public key</label><textarea>${publicKey}</textarea></div>`;
  return dialog(`<h2>Create API</h2><div class="bn-formItem"><label class="bn-formItem-label">Label API Key to proceed</label>
    <div class="bn-textField"><input class="bn-textField-input" value="${value}"></div></div>${more}
    <button>Cancel</button><button>Next</button>`);
}

/** The form of the classic flow. */
export function classicForm(
  filled: { name?: string; days?: string; level?: string; agreed?: boolean } = {},
): string {
  const { name = '', days = '', level = '', agreed = false } = filled;
  const option = (value: string, text: string): string =>
    `<option value="${value}"${value === days ? ' selected' : ''}>${text}</option>`;
  const radio = (value: string): string =>
    `<label><input type="radio" name="level"${value === level ? ' checked' : ''}>${value}</label>`;
  return `<h1>API Key</h1><form><div><label for="n">Name for your API key</label><input id="n" value="${name}"></div>
    <div><label for="v">Time period for which the API key should be valid</label><select id="v">
    ${option('', 'Please choose')}${option('7', '7 days')}${option('90', '90 days')}${option('365', '365 days')}</select></div>
    <fieldset><legend>Permission level</legend>${radio('Read Only')}${radio('Read/Write')}</fieldset>
    <label><input type="checkbox"${agreed ? ' checked' : ''}> I agree with the API rules and risk disclosures</label>
    <button type="button">Generate New API Key</button></form>`;
}

/** Puts a page into jsdom's document and gives its address. */
export function show(html: string, url = apiUrl): URL {
  document.body.innerHTML = html;
  return new URL(url);
}
