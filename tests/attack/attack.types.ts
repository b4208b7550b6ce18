import type { Page } from 'puppeteer-core';
import type { MessageName, RequestOf, ValueOf } from '../../src/messages/protocol.ts';
import type { Site } from '../site/server.ts';
import type { BrowserName, TestBrowser } from '../e2e/harness/browser.types.ts';
import type { OverlayReader } from '../e2e/harness/overlay.ts';
import type { SceneName } from './scenes.ts';

/** One attack. It fails as a test where it succeeds as an attack. */
export interface Attempt {
  readonly number: number;
  /** What the attacker does, in a few words; `docs/attacks.md` lists it. */
  readonly title: string;
  /** The requirement of `docs/threat-model.md` that it is aimed at. */
  readonly requirement: `R${number}`;
  /** A browser in which alone it can be tried, and why. */
  readonly only?: { readonly browser: BrowserName; readonly why: string };
  /** It cannot be prevented: words of the threat model's list of what is not protected. `try` shows how far it goes. */
  readonly limit?: string;
  readonly try: (stage: Stage) => Promise<void>;
}

/** Attempts that are made in one row. */
export interface Group {
  readonly name: string;
  readonly attempts: readonly Attempt[];
}

/** A page of the attacker's, on one of Binance's hosts or elsewhere, and Keystep's panel on it. */
export interface Victim {
  readonly page: Page;
  readonly overlay: OverlayReader;
  /** What the page shows as a fresh key. */
  readonly pair: { readonly apiKey: string; readonly secretKey: string };
}

export interface VictimOptions {
  readonly host?: string;
  readonly path?: string;
  /** More of the address, for scripts of the page. */
  readonly query?: Readonly<Record<string, string>>;
  /** Runs before everything else in the page: self-contained. */
  readonly before?: () => void;
  /** Until when to wait: the guide's step; null for pages without the guide. */
  readonly step?: string | null;
}

/** The browser under attack, with a vault that holds a key. */
export interface Stage {
  readonly name: BrowserName;
  readonly browser: TestBrowser;
  readonly site: Site;
  /** One of Keystep's own pages, behind the others. */
  own(): Page;
  ask<Name extends MessageName>(name: Name, request: RequestOf<Name>): Promise<ValueOf<Name>>;
  /** Sends anything at all as one of our own pages: the code of the error, or `ok`. */
  send(message: unknown): Promise<string>;
  open(scene: SceneName, options?: VictimOptions): Promise<Victim>;
  /** API keys that were taken in from pages, whatever became of them. */
  taken(): Promise<readonly string[]>;
  /** Loads the extension anew: what its background remembers is gone, what it stored is not. */
  reload(): Promise<void>;
}

/** What the vault of the stage is opened with, and the key in it. */
export const planted = {
  passphrase: 'nine slow herons watch the weir',
  label: 'Key that nobody may read',
  apiKey: `Victim${'a7Q'.repeat(19)}z`,
  secretKey: `Secret${'k3V'.repeat(19)}z`,
} as const;
