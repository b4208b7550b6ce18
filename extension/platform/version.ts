import { native } from './native.ts';

/** Keystep's version, as in the manifest. */
export const version: string = native.runtime.getManifest().version;
