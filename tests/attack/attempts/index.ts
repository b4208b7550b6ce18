import type { Group } from '../attack.types.ts';
import { answers } from './answers.ts';
import { baits } from './baits.ts';
import { closedRoot } from './closed-root.ts';
import { covers } from './covers.ts';
import { embedding } from './embedding.ts';
import { extensions } from './extensions.ts';
import { files } from './files.ts';
import { focusAndClipboard } from './focus-and-clipboard.ts';
import { messages } from './messages.ts';
import { origins } from './origins.ts';
import { pieces } from './pieces.ts';
import { presses } from './presses.ts';
import { profiles } from './profiles.ts';
import { prototypes } from './prototypes.ts';
import { reachingOut } from './reaching-out.ts';
import { rewrites } from './rewrites.ts';
import { storms } from './storms.ts';
import { texts } from './texts.ts';

/** Every attempt, in the order of their numbers. */
export const groups: readonly Group[] = [
  messages,
  presses,
  covers,
  closedRoot,
  prototypes,
  origins,
  focusAndClipboard,
  embedding,
  storms,
  baits,
  texts,
  extensions,
  profiles,
  files,
  answers,
  rewrites,
  pieces,
  reachingOut,
];
