import type { StepId } from './step-id.ts';

const page = 'sheet 20 6 180 94 8;bar 32 15 40 5;bar 178 11 13 13 6.5';
const dialog = 'bar 20 6 180 94 8;sheet 38 10 144 86 8;bar 50 21 64 6';
const card = 'sheet 16 10 188 90 8;bar 28 23 58 6';
const twoBars = 'bar 28 46 110 5;bar 28 58 84 5';
const notYet = 'bar 132 82 38 8';

/**
 * What the thing to look for is like on any such page; nothing here copies a page's looks. Rectangles on 220 by 100 px:
 * class, x, y, width, height, and radius where it is not 3. `word` is a label: words of the page that the list quotes,
 * the first where no number says which.
 */
export const drawings: Readonly<Partial<Record<StepId, string>>> = {
  'sign-in':
    'sheet 20 6 180 94 8;bar 32 17 40 5;mark-here 100 10 92 22 6;word 108 17 60 6;bar 32 48 120 6;bar 32 62 90 6',
  'open-profile': `${page};mark-here 174 7 21 21 10.5;bar 32 44 120 6;bar 32 60 90 6`,
  'open-api-management':
    'bar 186 6 20 20 10;sheet 24 12 148 84 8;bar 36 24 70 6;mark-here 30 38 136 24 6;word 40 47 84 6 3 1;bar 36 71 90 6',
  'create-key': `${page};bar 32 32 72 7;mark-here 28 48 96 24 6;word 38 57 66 6;sheet 130 49 30 22 6;sheet 165 49 26 22 6;bar 32 84 120 5`,
  'choose-type': `${dialog};mark-here 46 34 128 22 6;bar 52 40 10 10 5;word 68 42 70 6;sheet 50 61 120 15 6;${notYet}`,
  'enter-public-key': `${dialog};mark-here 46 34 128 40 6;bar 54 41 2 9 0;${notYet}`,
  'name-key': `${dialog};mark-here 46 38 128 26 6;bar 54 46 2 10 0;${notYet}`,
  'set-validity': `${page};bar 32 36 90 6;mark-here 28 50 140 24 6;bar 38 59 40 6;bar 152 59 8 6;bar 32 84 70 6`,
  'choose-permission': `${page};mark-here 28 34 150 22 6;bar 34 40 10 10 5;word 52 42 80 6;sheet 28 62 150 22 6;bar 34 68 10 10 5;word 52 70 80 6 3 1`,
  'accept-terms': `${page};bar 32 34 110 6;mark-here 28 46 164 22 6;sheet 34 51 12 12;word 52 54 110 6;bar 118 78 70 14 5`,
  generate: `${dialog};sheet 50 34 120 12 4;sheet 50 50 120 12 4;mark-here 82 68 92 22 6;word 91 75 60 6`,
  'keep-key': `${dialog};mark-here 46 34 128 22 6;bar 54 42 92 6;mark-here 46 62 128 22 6;bar 54 70 92 6`,
  'edit-restrictions': `${card};mark-here 88 14 110 22 6;word 97 21 70 6;${twoBars};bar 28 70 96 5`,
  'restrict-ip': `${card};bar 28 43 9 9 5;bar 44 45 70 5;mark-here 22 60 176 24 6;bar 28 67 10 10 5;word 46 69 100 6`,
  'confirm-ip': `${card};sheet 28 46 70 24 6;bar 35 55 50 6;mark-here 104 46 92 24 6;word 112 55 60 6`,
  'tick-permissions': `${card};bar 28 38 11 11;bar 48 41 74 5;mark-here 22 54 176 22 6;sheet 28 59 12 12;word 48 62 90 6;bar 28 81 11 11;bar 48 84 60 5`,
  'save-restrictions': `${card};${twoBars};bar 66 80 30 8;mark-here 104 70 94 24 6;word 113 79 60 6`,
  'secret-lost': `${card};mark-here 112 14 86 22 6;word 121 21 50 6;${twoBars};bar 28 70 96 5`,
  'find-key': `${card};mark-here 22 16 72 20 6;${twoBars};bar 28 70 96 5`,
  'delete-key': `${card};mark-here 112 14 86 22 6;word 121 21 50 6;${twoBars};bar 28 70 96 5`,
  'confirm-delete': `${dialog};mark-here 44 31 132 28 6;bar 52 38 100 5;bar 52 48 70 5;sheet 60 70 46 20 6;sheet 112 70 62 20 6`,
  'key-limit':
    'sheet 20 8 180 24 8;bar 32 17 70 6;mark-here 20 38 180 26 8;bar 32 48 90 6;sheet 20 70 180 24 8;bar 32 79 60 6',
  prerequisites: `${page};mark-here 28 36 164 40 8;bar 36 45 12 12 6;bar 56 45 110 6;bar 56 58 80 6;bar 32 84 70 6`,
  'verify-identity':
    'bar 20 6 180 94 8;mark-here 38 10 144 86 8;bar 78 24 64 6;sheet 58 48 14 18;sheet 76 48 14 18;sheet 94 48 14 18;sheet 112 48 14 18;sheet 130 48 14 18;sheet 148 48 14 18',
  unknown: `${page};word 32 34 80 7 3 1;mark-here 28 50 110 24 6;word 38 59 66 6;bar 32 84 120 5`,
};
