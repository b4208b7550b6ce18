/**
 * Single functions of hash-wasm. Its one ES module would be shared by all that use any of it, and the background would
 * load for every message what only the form for adding a key needs.
 */
declare module 'hash-wasm/dist/md5.umd.min.js' {
  const functions: Pick<typeof import('hash-wasm'), 'md5'>;
  export default functions;
}
declare module 'hash-wasm/dist/scrypt.umd.min.js' {
  const functions: Pick<typeof import('hash-wasm'), 'scrypt'>;
  export default functions;
}
