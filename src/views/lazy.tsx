import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { FailureCallout } from './parts/failure-callout.tsx';

/**
 * A screen whose code is fetched when it is first shown, so that the popup opens with little. After an update of
 * the extension the old page finds the file gone: it says that it has to be opened again.
 */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const [failed, setFailed] = useState(false);
    const [, setThere] = useState(known !== null);
    // Before anything is drawn: what was fetched ahead is shown at once.
    useLayoutEffect(() => {
      let current = true;
      load().then(
        (screen) => {
          known = screen;
          if (current) setThere(true);
        },
        () => {
          if (current) setFailed(true);
        },
      );
      return () => {
        current = false;
      };
    }, []);
    const Screen = known;
    if (Screen) return <Screen {...props} />;
    return <main class="main">{failed ? <FailureCallout code="context-lost" /> : null}</main>;
  };
}
