/**
 * English words of the practice pages. Those of Binance's own API page are as copies of the page, guides and
 * Binance's documentation have them (collected 2026-11-22, second-hand); those of the classic flow are the ones of
 * the guide that this product comes from. Frame around them (menus, errors, foot) is made up.
 */
export const english = {
  // frame, made up
  'nav-buy': 'Buy Crypto',
  'nav-markets': 'Markets',
  'nav-trade': 'Trade',
  'nav-earn': 'Earn',
  'home-title': 'A place to rehearse',
  'home-text': 'This is a practice site. Nothing here reaches Binance.',
  'sign-up': 'Sign Up',
  profile: 'Profile',
  assets: 'Assets',
  orders: 'Orders',
  'log-out': 'Log Out',
  language: 'Language',
  'login-name': 'Email/Phone number',
  'login-user-id': 'User ID',
  'login-email': 'Email address',
  'login-password': 'Password',
  'login-terms': 'I have read and agree to the Terms of Service',
  'settings-notifications': 'Notifications',
  'settings-appearance': 'Appearance',
  'settings-privacy': 'Privacy',
  'security-text': 'Protect your account.',
  'balance-title': 'Estimated Balance',
  'cookies-text': 'By clicking “Accept All Cookies”, you agree to the storing of cookies on your device.',
  'cookies-accept': 'Accept All Cookies',
  'cookies-reject': 'Reject Additional Cookies',
  close: 'Close',
  confirm: 'Confirm',
  'saved-toast': 'Saved.',
  'deleted-toast': 'Deleted.',
  'copied-toast': 'Copied',
  'key-limit-text': 'You have reached the limit of 30 API Keys.',
  'tax-text': 'A Tax Report API can only read. You can create one.',
  'delete-question': 'Delete this API Key?',
  'req-kyc': 'Identity Verification',
  'req-2fa': 'Two-Factor Authentication (2FA)',
  'req-deposit': 'Deposit to the Spot wallet',
  'req-go': 'Verify Now',
  'error-label': 'Please enter a label.',
  'error-public-key': 'Invalid public key.',
  'error-ip': 'Invalid IP address.',
  'error-ip-limit': 'At most 30 IP addresses.',
  'error-ip-missing': 'Please confirm at least one IP address.',
  'error-code': 'Incorrect verification code.',
  'error-required': 'Required',
  'ip-placeholder': 'IP addresses, separated by commas',
  'mfa-submit': 'Submit',
  'created-on': 'Created',
  // Binance
  'log-in': 'Log In',
  'account-menu': 'Account',
  dashboard: 'Dashboard',
  'settings-menu': 'Settings',
  'api-management': 'API Management',
  'sidebar-identification': 'Identification',
  'sidebar-security': 'Security',
  'sidebar-payment': 'Payment',
  'sidebar-account-statement': 'Account Statement',
  'sidebar-financial-reports': 'Financial Reports',
  'sidebar-sub-account': 'Sub-account',
  'demo-trading': 'Demo Trading',
  'create-api': 'Create API',
  'create-tax-report-api': 'Create Tax Report API',
  'delete-all-api': 'Delete all API',
  'delete-all-question': 'Are you sure you want to delete all API keys?',
  'note-30-keys': 'Each account can create up to 30 API Keys.',
  'note-do-not-disclose':
    'Do not disclose your API Key, Secret Key (HMAC) or Private Key (Ed25519, RSA) to anyone to avoid asset losses. You should treat your API Key and your Secret Key (HMAC) or Private Key (Ed25519, RSA) like your passwords.',
  'note-trusted-ips':
    'It is recommended to restrict access to trusted IPs only to increase your account security.',
  'note-kyc': 'You will not be able to create an API Key if KYC is not completed.',
  'docs-link-spot': 'Spot API Documentation',
  'docs-link-futures': 'Futures API Documentation',
  'empty-state': 'Your Account has not created any API Keys yet.',
  'default-security-controls':
    'By checking this box, all existing API Key(s) on your master account and sub-accounts will be subject to Default Security Controls.',
  'default-security-controls-expander': 'Default Security Controls Details',
  'default-security-controls-text':
    'We strongly recommend against enabling API key(s) for additional permissions (other than reading) without defining the appropriate IP access restrictions. By default, the following security controls would apply: Symmetric HMAC Unrestricted-IP-Access API Key(s) being: prevented from enabling trading or transfer permissions; and periodically or immediately revoked (or certain permissions revoked) if previously enabled with trading or transfer permissions.',
  'security-verification-requirements': 'Security Verification Requirements',
  'choose-type-title': 'Choose API Key type',
  'type-system-generated': 'System generated',
  'type-system-generated-description':
    'Works using HMAC symmetric encryption. An API Key and Secret Key will be provided to you. Please keep these keys secure and treat it like your password. Do not share the keys with any third parties.',
  'type-self-generated': 'Self-generated',
  'type-self-generated-description':
    'Works using Ed25519 or RSA asymmetric encryption. An API Key will be provided to you and you will have to create your own public-private key pair via software, and provide the public key to Binance. Please keep the API Key and Private Key secure and treat it like your password. Do not share the API Key or Private Key with any third parties.',
  next: 'Next',
  'create-dialog-title': 'Create API',
  'label-field': 'Label API Key to proceed',
  'label-submit': 'Next',
  cancel: 'Cancel',
  'public-key-field': 'Upload public key',
  'mfa-title': 'Security Verification',
  'mfa-passkey': 'Verify with passkey',
  'mfa-code': 'Verification code',
  'api-key-label': 'API Key',
  'secret-key-label': 'Secret Key',
  copy: 'Copy',
  'edit-restrictions': 'Edit restrictions',
  save: 'Save',
  delete: 'Delete',
  'api-restrictions': 'API restrictions',
  enableReading: 'Enable Reading',
  enableSpotAndMarginTrading: 'Enable Spot & Margin & Stock Trading',
  enableMargin: 'Enable Margin Loan, Repay & Transfer',
  enableFutures: 'Enable Futures',
  permitsUniversalTransfer: 'Permits Universal Transfer',
  enableInternalTransfer: 'Enable Internal Transfer',
  enableVanillaOptions: 'Enable European Options',
  enablePortfolioMarginTrading: 'Portfolio Margin Trading',
  enableFixApiTrade: 'FIX API Trading',
  enableFixReadOnly: 'FIX API Read Only',
  enableWithdrawals: 'Enable Withdrawals',
  alphaWithdrawals: 'Alpha Withdrawals',
  predictionTrading: 'Prediction Trading',
  symbolWhitelist: 'Enable Symbol Whitelist',
  'ip-access-restrictions': 'IP access restrictions',
  'ip-unrestricted': 'Unrestricted (Less Secure)',
  'ip-unrestricted-warning': 'This API Key allows access from any IP address. This is not recommended.',
  'ip-deletion-warning':
    'To protect the safety of your funds, if the IP is unrestricted and any permission other than Reading is enabled, this API key will be deleted.',
  'ip-restricted': 'Restrict access to trusted IPs only (Recommended)',
  'ip-confirm': 'Confirm',
  // the classic guide
  'classic-login': 'Login',
  'classic-register': 'Register/Trade Now',
  'api-and-email': 'API and Email',
  'api-and-email-text': 'Manage your API keys and your email address.',
  'classic-api-title': 'API Key',
  'new-api-key': 'New API Key',
  'classic-name': 'Name for your API key',
  'classic-validity': 'Time period for which the API key should be valid',
  'classic-days': '{days} days',
  'classic-choose': 'Please choose',
  'classic-permission': 'Permission level',
  'read-only': 'Read Only',
  'read-write': 'Read/Write',
  'accept-terms': 'I agree with the API rules and risk disclosures',
  generate: 'Generate New API Key',
};

export type TextId = keyof typeof english;

/** Words of a locale other than English. What neither list has is shown in English, as on half-translated pages. */
export interface LocaleWords {
  /** The best known words of Binance's page in this language. */
  readonly known: Readonly<Partial<Record<TextId, string>>>;
  /** Older words, where they are known. */
  readonly earlier?: Readonly<Partial<Record<TextId, string>>>;
  /** Made up for the rehearsal: plausible, and known to nobody. A guide must cope or keep silent. */
  readonly invented: Readonly<Partial<Record<TextId, string>>>;
}

/** English words before 2026, where they are known to have differed. */
export const earlierEnglish: Readonly<Partial<Record<TextId, string>>> = {
  'type-system-generated': 'System generated API key',
  'type-self-generated': 'Self-generated API key',
  'label-submit': 'Create API',
  enableSpotAndMarginTrading: 'Enable Spot & Margin Trading',
  enableMargin: 'Enable Margin',
  enableVanillaOptions: 'Enable Vanilla Options',
};
