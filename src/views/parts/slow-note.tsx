import { useSlow } from '../use-slow.ts';
import { Note } from './note.tsx';

interface SlowNoteProps {
  readonly busy: boolean;
  /** What is going on. */
  readonly text: string;
}

/** Says what is going on once it takes longer than a moment. */
export function SlowNote({ busy, text }: SlowNoteProps) {
  const slow = useSlow(busy);
  return (
    <div class="live" role="status">
      {slow ? <Note icon="clock">{text}</Note> : null}
    </div>
  );
}
