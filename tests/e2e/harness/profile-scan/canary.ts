/** A value that must not stand readable anywhere, with a name for the report. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** One way in which a value can be written down. */
export interface Needle {
  readonly canary: string;
  readonly form: 'utf-8' | 'utf-16' | 'base64' | 'hex';
  readonly bytes: Buffer;
}

/** The forms of a canary that a reader would recognise without any key. */
export function needlesFor({ name, value }: Canary): readonly Needle[] {
  const utf8 = Buffer.from(value, 'utf8');
  if (utf8.length < 8) throw new Error(`The canary ${name} is too short to be told from chance.`);
  const hex = utf8.toString('hex');
  return [
    { canary: name, form: 'utf-8', bytes: utf8 },
    { canary: name, form: 'utf-16', bytes: Buffer.from(value, 'utf16le') },
    ...base64Cores(utf8).map((core) => ({ canary: name, form: 'base64' as const, bytes: Buffer.from(core) })),
    { canary: name, form: 'hex', bytes: Buffer.from(hex) },
    { canary: name, form: 'hex', bytes: Buffer.from(hex.toUpperCase()) },
  ];
}

/** Base64 of the value at each of its three places in a longer text, without what the neighbours decide. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const firstOwn = shift === 0 ? 0 : shift + 1;
    return text.slice(firstOwn, Math.floor(((shift + bytes.length) * 8) / 6));
  });
}
