/**
 * Single functions of hash-wasm. Its one ES module would be shared by all that use any of it, and the background would
 * load for every message what only the form for adding a key needs.
 */
declare module 'hash-wasm/dist/md5.umd.min.js' {
  import type { md5 } from 'hash-wasm';
  const functions: { readonly md5: typeof md5 };
  export default functions;
}
declare module 'hash-wasm/dist/scrypt.umd.min.js' {
  import type { scrypt } from 'hash-wasm';
  const functions: { readonly scrypt: typeof scrypt };
  export default functions;
}
