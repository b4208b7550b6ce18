import type { ErrorCode } from '../../errors.ts';
import { useTexts } from '../context.ts';
import { errorText } from '../failure.ts';
import { Callout } from './callout.tsx';

/** Says what went wrong; nothing while nothing did. */
export function FailureCallout({ code }: { readonly code: ErrorCode | null }) {
  const t = useTexts();
  if (!code) return null;
  return (
    <Callout tone="danger" role="alert">
      <span>{errorText(t, code)}</span>
    </Callout>
  );
}
