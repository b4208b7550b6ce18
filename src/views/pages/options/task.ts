/** What the settings page can be asked to do in its own place. */
export type Task =
  | 'passphrase'
  | 'recovery'
  | 'rotate'
  | 'backup'
  | 'test-backup'
  | 'restore'
  | 'import'
  | 'listing'
  | 'paper';
