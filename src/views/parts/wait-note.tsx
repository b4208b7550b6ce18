import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../context.ts';
import { countText } from '../text-ids.ts';
import { Note } from './note.tsx';

/** Why the button has to wait. It counts each second, but only its beginning and its end are read out. */
export function WaitNote({ seconds }: { readonly seconds: number }) {
  const { texts, language } = useServices();
  const [began, setBegan] = useState(0);
  const waiting = seconds > 0;
  useEffect(() => {
    if (waiting) setBegan(seconds);
  }, [waiting]);
  const said = waiting ? countText(texts, language, 'popup_wait_said', began) : texts('popup_wait_over');
  return (
    <>
      <span class="sr" role="status">
        {began > 0 ? said : null}
      </span>
      {waiting ? <Note icon="clock">{countText(texts, language, 'popup_wait', seconds)}</Note> : null}
    </>
  );
}
