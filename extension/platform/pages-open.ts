import { native } from './native.ts';

/** Addresses of our own pages. */
export const pages = {
  popup: 'extension/popup/index.html',
  welcome: 'extension/welcome/index.html',
  recovery: 'extension/options/index.html#recovery',
  backup: 'extension/options/index.html#backup',
  listing: 'extension/options/index.html#listing',
  paper: 'extension/options/index.html#paper',
  recover: 'extension/popup/index.html#recover',
  rehearsal: 'extension/rehearsal/index.html',
} as const;

/** Opens the popup, or the same page in a tab where the browser asks for a click on its own button. */
export async function openVaultPage(): Promise<{ opened: 'popup' | 'tab' }> {
  try {
    await native.action.openPopup();
    return { opened: 'popup' };
  } catch {
    await openPage('popup');
    return { opened: 'tab' };
  }
}

/** Opens one of our pages in a new tab, and gives the tab's number where the browser tells it. */
export async function openPage(page: keyof typeof pages): Promise<number | undefined> {
  return (await native.tabs.create({ url: native.runtime.getURL(pages[page]) })).id;
}
