/**
 * The words on Binance's pages in English, by concept: texts that mean the same are divided by `;`, the newest
 * first. Spaces and capitals do not count: "Log In" stands for "Login" too. Other languages are in `languages/`.
 * Where each text comes from, with its date and confidence, is in `sources.json`, which is not shipped. Nobody has
 * checked them on the live page. Compiled 2026-11-22.
 */
const table = {
  'log-in': 'Log In',
  'profile-menu': 'Profile;Profile menu;User;User menu;My account;User Center',
  'account-menu': 'Account',
  'settings-menu': 'Settings',
  'api-and-email': 'API and Email',
  'api-management': 'API Management',
  'demo-trading-api': 'Demo Trading API',
  'create-api': 'Create API;New API Key',
  'empty-state': 'Your Account has not created any API Keys yet.',
  'default-security-controls':
    'By checking this box, all existing API Key(s) on your master account and sub-accounts will be subject to Default Security Controls.',
  'security-requirements': 'Security Verification Requirements',
  'accept-terms': 'I agree with the API rules and risk disclosures',
  'choose-type-title': 'Choose API Key type',
  'type-system-generated': 'System generated;System generated API key',
  'type-self-generated': 'Self-generated;Self-generated API key',
  next: 'Next',
  'create-dialog-title': 'Create API',
  'label-field': 'Label API Key to proceed;name for your API key;API Key name;Name;API name;Label',
  'label-submit': 'Next;Create API;Create',
  'public-key-field': 'Upload public key;Public key;Enter public key;Your public key;Upload your public key',
  validity:
    'time period for which the API key should be valid;Validity;Validity period;Valid for;Time period;Valid period',
  'permission-read-only': 'Read Only',
  'permission-read-write': 'Read/Write',
  generate: 'Generate New API Key',
  'mfa-title': 'Security Verification',
  'api-key-label': 'API Key',
  'secret-key-label': 'Secret Key;secret',
  copy: 'Copy',
  'edit-restrictions': 'Edit restrictions',
  save: 'Save',
  'delete-key': 'Delete',
  'delete-question': 'Are you sure you want to delete this API Key?;Delete this API Key?',
  'delete-all': 'Delete all API;Are you sure you want to delete all API keys?',
  'perm-enableReading': 'Enable Reading;Read only;Read Info',
  'perm-enableSpotAndMarginTrading': 'Enable Spot & Margin & Stock Trading;Enable Spot & Margin Trading',
  'perm-enableMargin': 'Enable Margin Loan, Repay & Transfer;Enable Margin',
  'perm-enableFutures': 'Enable Futures',
  'perm-permitsUniversalTransfer': 'Permits Universal Transfer;Universal Transfer',
  'perm-enableWithdrawals': 'Enable Withdrawals',
  'perm-alphaWithdrawals': 'Alpha Withdrawals',
  'perm-predictionTrading': 'Prediction Trading',
  'perm-enableVanillaOptions': 'Enable European Options;Enable Vanilla Options',
  'perm-enableInternalTransfer': 'Enable Internal Transfer',
  'perm-enablePortfolioMarginTrading': 'Portfolio Margin Trading',
  'perm-enableFixApiTrade': 'FIX API Trading',
  'perm-enableFixReadOnly': 'FIX API Read Only',
  'ip-access-restrictions': 'IP access restrictions',
  'ip-unrestricted': 'Unrestricted (Less Secure);Unrestricted',
  'ip-restricted': 'Restrict access to trusted IPs only (Recommended);Restrict access to trusted IPs only',
  'ip-confirm': 'Confirm',
  'ip-field':
    'IP;IP address;IP addresses;Trusted IP;Trusted IPs;Enter IP;Enter IP address;Enter IP addresses;Enter trusted IP addresses',
  'kyc-required':
    'Verify your identity;Identity verification required;Identity verification is required;Complete identity verification;Please complete identity verification;Please complete identity verification first;Verify Now',
  'key-limit':
    'You have reached the maximum number of API Keys;You have reached the limit of 30 API Keys;The number of API Keys has reached the limit',
} as const;

/** A known thing on the page, by what it says. */
export type Concept = keyof typeof table;

/** What things read in one language, the newest first; a concept of which no words are known is not there. */
export type Words = { readonly [Name in Concept]?: readonly string[] };

/** The English words. */
export const english: Words = Object.fromEntries(
  Object.entries(table).map(([concept, texts]) => [concept, texts.split(';')]),
);

/** The words for one page. English ones come along with those of every language. */
export interface PageWords {
  /** In the page's language. */
  readonly own?: Words;
  readonly english?: Words;
  /** In the other languages, by their codes: for a page on which nothing is known. */
  readonly others?: Readonly<Record<string, Words>>;
}
