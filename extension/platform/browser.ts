// The polyfill stands in this one file: on current browsers it hands back the native object.
import browser from 'webextension-polyfill';

export { browser };
