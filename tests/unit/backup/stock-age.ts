import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../../../src/backup/age-file.ts';

/** The stock program, working in a folder of its own. */
export class StockAge {
  private readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** A new identity: the text of its key file, and its recipient. */
  makeIdentity(): { readonly identity: string; readonly recipient: string } {
    const identity = execFileSync('age-keygen', [], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { identity, recipient: /public key: (age1\S+)/.exec(identity)?.[1] ?? '' };
  }

  seal(content: Uint8Array, recipients: readonly string[], armored = false): Bytes {
    const to = recipients.flatMap((recipient) => ['-r', recipient]);
    return new Uint8Array(execFileSync('age', [...to, ...(armored ? ['-a'] : [])], { input: content }));
  }

  open(file: Uint8Array, identity: string): Uint8Array {
    const keyFile = this.path('identity');
    writeFileSync(keyFile, identity);
    return execFileSync('age', ['-d', '-i', keyFile], { input: file });
  }

  async sealWithPassphrase(content: Uint8Array, passphrase: string): Promise<Bytes> {
    writeFileSync(this.path('in'), content);
    await this.atTerminal(`age -p -o ${this.path('out')} ${this.path('in')}`, passphrase);
    return new Uint8Array(readFileSync(this.path('out')));
  }

  async openWithPassphrase(file: Uint8Array, passphrase: string): Promise<Uint8Array> {
    writeFileSync(this.path('in'), file);
    await this.atTerminal(`age -d -o ${this.path('out')} ${this.path('in')}`, passphrase);
    return readFileSync(this.path('out'));
  }

  private path(name: string): string {
    return join(this.dir, name);
  }

  /** The program reads passphrases from a terminal and nothing else: `script` gives it one. */
  private atTerminal(command: string, passphrase: string): Promise<void> {
    return new Promise((done, fail) => {
      const terminal = spawn('script', ['-qec', command, '/dev/null'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      let shown = '';
      let answered = 0;
      terminal.stdout.on('data', (part: Buffer) => {
        shown += part.toString();
        const asked = shown.match(/passphrase[^:\n]*: /gi)?.length ?? 0;
        for (; answered < asked; answered++) terminal.stdin.write(`${passphrase}\n`);
      });
      terminal.on('error', fail);
      terminal.on('close', (code) => {
        if (code === 0) done();
        else fail(new Error(`${command} ended with ${String(code)}: ${shown}`));
      });
    });
  }
}
