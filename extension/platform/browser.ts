// The polyfill stands in this one file, for what runs in the background alone: pages open sooner without it.
import browser from 'webextension-polyfill';

export { browser };
