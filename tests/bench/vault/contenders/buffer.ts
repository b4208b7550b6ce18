import { Buffer } from 'buffer/';

// The library is written for Node's Buffer; wallets bundle it with this package.
Object.assign(globalThis, { Buffer });
