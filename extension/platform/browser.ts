// The polyfill stands in this one file, for the background: pages do without it, and open sooner.
import browser from 'webextension-polyfill';

export { browser };
