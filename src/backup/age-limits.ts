/** Largest file that is opened, in bytes: 10,000 keys with RSA keys and long notes fit. */
export const maxAgeFileLength = 32 * 1024 * 1024;
