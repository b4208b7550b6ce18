import type { Step } from '../contender.types.ts';
import { painted } from './frames.ts';

/** A dialog of the page: the browser's own, or one that scripts make, which closes on a press outside of it. */
export type Dialog = 'native' | 'scripted';

/** Frames until every contender has drawn what it draws. */
const settling = 40;

let closed = 0;
let before = 0;

/** Opens the dialog, starts the tour on the button in it, and says where the tour's own control is. */
export async function openDialog(kind: Dialog): Promise<{ readonly x: number; readonly y: number } | null> {
  if (kind === 'native') native().showModal();
  else openScripted();
  const selector = `#${kind} button`;
  const steps: readonly Step[] = [
    { selector, title: 'Go on here', text: 'This button goes on.' },
    { selector: `#${kind} h2`, title: 'What it is', text: 'This says what it is.' },
  ];
  window.contender.start(steps);
  for (let frame = 0; frame < settling; frame += 1) await painted();
  before = window.contender.presses();
  const box = window.contender.control()?.getBoundingClientRect();
  if (box === undefined || box.width === 0) return null;
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** After the press on the tour's control. */
export function stateOfDialog(kind: Dialog): { readonly heard: boolean; readonly whole: boolean } {
  const heard = window.contender.presses() > before;
  return { heard, whole: kind === 'native' ? native().matches('dialog[open]:modal') : closed === 0 };
}

function native(): HTMLDialogElement {
  const found = document.querySelector('dialog');
  if (found === null) throw new Error('The page has no dialog.');
  return found;
}

/** As focus traps do it: a press or a focus outside closes it. */
function openScripted(): void {
  const modal = document.querySelector('#scripted');
  const veil = document.querySelector('.veil');
  veil?.removeAttribute('hidden');
  const isInside = ({ target }: Event) => target instanceof Node && modal?.contains(target) === true;
  for (const type of ['pointerdown', 'mousedown', 'click', 'focusin'])
    document.addEventListener(type, (event) => (closed += isInside(event) ? 0 : 1), true);
  document.querySelector<HTMLElement>('#inside')?.focus();
}
