import type { ErrorCode } from '../../errors.ts';
import { FailureCallout } from './failure-callout.tsx';
import { SlowNote } from './slow-note.tsx';
import { WaitNote } from './wait-note.tsx';

/** What the field itself says, or the countdown. */
const saidElsewhere: readonly (ErrorCode | null)[] = [
  'wrong-passphrase',
  'recovery-code-malformed',
  'recovery-code-mistyped',
  'recovery-code-wrong',
  'too-many-tries',
];

interface TryNotesProps {
  /** Until the next try is allowed. */
  readonly seconds: number;
  readonly busy: boolean;
  /** What is going on while it takes long. */
  readonly busyText: string;
  /** How the last try went. */
  readonly failed: ErrorCode | null;
}

/** What is said beside a field that takes a passphrase or a code: the delay, the work, and what else failed. */
export function TryNotes({ seconds, busy, busyText, failed }: TryNotesProps) {
  return (
    <>
      <WaitNote seconds={seconds} />
      <SlowNote busy={busy} text={busyText} />
      {saidElsewhere.includes(failed) ? null : <FailureCallout code={failed} />}
    </>
  );
}
