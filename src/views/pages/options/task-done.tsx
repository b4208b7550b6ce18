import { useServices } from '../../context.ts';
import { Button } from '../../parts/button.tsx';
import { Callout } from '../../parts/callout.tsx';

interface TaskDoneProps {
  readonly title: string;
  readonly text: string;
  readonly onDone: () => void;
}

/** What has happened, and the way back to the settings. */
export function TaskDone({ title, text, onDone }: TaskDoneProps) {
  const { texts } = useServices();
  return (
    <div class="stack gap-5">
      <Callout tone="ok" icon="check-circle" title={title} role="status">
        <span>{text}</span>
      </Callout>
      <div>
        <Button look="primary" size="large" onPress={onDone}>
          {texts('options_done')}
        </Button>
      </div>
    </div>
  );
}
