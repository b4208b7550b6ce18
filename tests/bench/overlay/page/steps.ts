import type { Step } from '../contender.types.ts';

/** The tour: five controls of the heavy page, all in sight at once. The first is the one that is followed. */
export const steps: readonly Step[] = [
  {
    selector: '#__APP main > div > button:nth-child(1)',
    title: 'Create the key',
    text: 'Press this to begin with a new key.',
    known: 'create-api',
  },
  { selector: '#__APP main > h1', title: 'The right page', text: 'All keys of this account stand here.' },
  {
    selector: '#__APP main > div > button:nth-child(2)',
    title: 'For taxes',
    text: 'This makes a key that a tax program reads with.',
  },
  {
    selector: '#__APP main > div > button:nth-child(3)',
    title: 'Not this one',
    text: 'It deletes every key of the account.',
  },
  {
    selector: '#__APP_HEADER button:nth-of-type(1)',
    title: 'Your profile',
    text: 'Security and settings are behind this.',
  },
];
