// The polyfill stands in this one file, for our own pages and the background.
import browser from 'webextension-polyfill';

export { browser };
