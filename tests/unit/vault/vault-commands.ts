import fc from 'fast-check';

const commands = [
  ...([
    'unlock',
    'unlock',
    'unlock',
    'wrong unlock',
    'lock',
    'restart',
    'forward',
    'far forward',
    'back',
  ] as const),
  ...([
    'add',
    'add',
    'change',
    'delete',
    'restore',
    'offer',
    'offer',
    'accept',
    'discard',
    'reveal',
    'note care',
    'note care',
    'change from before',
  ] as const),
  ...(['change passphrase', 'save code', 'recover', 'wrong code', 'rotate', 'acknowledge'] as const),
  ...(['plant a row', 'take a row away', 'put back', 'throw away'] as const),
];

/** A command, and which of the things at hand it takes. */
export const steps = fc.array(fc.tuple(fc.constantFrom(...commands), fc.nat(9)), { maxLength: 25 });
export type Command = (typeof commands)[number];
