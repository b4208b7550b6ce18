import { useEffect, useState } from 'preact/hooks';
import type { Environment } from '../../keys/key-record.ts';
import { useServices } from '../context.ts';
import { Button } from './button.tsx';

interface CheckButtonProps {
  readonly environment: Environment;
  readonly look: 'primary' | 'secondary';
  readonly waiting?: boolean;
  /** `allowed` resolves to whether the browser lets Keystep ask; the person may still be thinking about it. */
  readonly onPress: (allowed: Promise<boolean>) => void;
}

/** "Check key". The first time it asks for the permission, straight from the press: Firefox takes it no later. */
export function CheckButton({ environment, look, waiting = false, onPress }: CheckButtonProps) {
  const { send, texts, api } = useServices();
  const [offline, setOffline] = useState(false);
  const grant = api.of(environment);
  useEffect(() => {
    let current = true;
    send('settings.read', {}).then(
      (settings) => {
        if (current) setOffline(settings.offline);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  const press = () => {
    // Who chose to stay offline is told so, not asked again. What is granted already is granted without a question.
    onPress(offline ? Promise.resolve(true) : grant.request().catch(() => false));
  };
  return (
    <Button look={look} layout="grow" icon="shield-check" waiting={waiting} onPress={press}>
      {texts('popup_check_key')}
    </Button>
  );
}
