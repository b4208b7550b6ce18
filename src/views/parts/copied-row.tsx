import type { Copied } from '../use-copy.ts';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';
import { secondsLeft, useClock } from '../use-clock.ts';
import { useGrant } from '../use-grant.ts';
import { Button } from './button.tsx';

interface RingProps {
  /** Share that is left, 0 to 1. */
  readonly left: number;
}

function Ring({ left }: RingProps) {
  const length = 30;
  return (
    <svg class="icon icon-16" viewBox="0 0 20 20" aria-hidden="true">
      <circle class="ring-track" cx="10" cy="10" r="8" />
      <circle
        class="ring-arc"
        cx="10"
        cy="10"
        r="8"
        pathLength={length}
        stroke-dasharray={`${left * length} ${length}`}
      />
    </svg>
  );
}

interface CountdownRowProps {
  readonly startedAt: number;
  readonly until: number;
  /** Id of the text with the seconds, by number: `<id>_one`, `<id>_other`. */
  readonly textId: string;
  readonly button: string;
  readonly onPress: () => void;
}

/** A row that counts down and can be cut short. Only its first words are read out, not each second. */
export function CountdownRow({ startedAt, until, textId, button, onPress }: CountdownRowProps) {
  const { texts, language } = useServices();
  const time = useClock(until);
  const seconds = secondsLeft(until, time);
  if (seconds === 0) return null;
  return (
    <div class="copied">
      <Ring left={Math.min(1, Math.max(0, (until - time) / Math.max(1, until - startedAt)))} />
      <span class="grow">{countText(texts, language, textId, seconds)}</span>
      <Button look="ghost" size="small" onPress={onPress}>
        {button}
      </Button>
    </div>
  );
}

interface CopiedRowProps {
  readonly copied: Copied<string>;
  readonly onClear: () => void;
}

/** Under what was copied: when the clipboard is emptied. */
export function CopiedRow({ copied, onClear }: CopiedRowProps) {
  const { texts } = useServices();
  return (
    <>
      <span class="sr" role="status">
        {texts('popup_copied_said')}
      </span>
      <CountdownRow
        startedAt={copied.copiedAt}
        until={copied.clearAt}
        textId="popup_clipboard_clears"
        button={texts('popup_clear_now')}
        onPress={onClear}
      />
    </>
  );
}

/** What emptying the clipboard will really do, and the way to make it more careful. */
export function ClipboardNote() {
  const { texts, clipboard } = useServices();
  const { granted, ask } = useGrant(clipboard.read);
  if (granted === null) return null;
  return (
    <div class="stack gap-1">
      <p class="caption dim">{texts(granted ? 'popup_clipboard_compared' : 'popup_clipboard_emptied')}</p>
      {granted ? null : (
        <div>
          <Button size="small" onPress={() => void ask()}>
            {texts('popup_clipboard_allow_read')}
          </Button>
        </div>
      )}
    </div>
  );
}
