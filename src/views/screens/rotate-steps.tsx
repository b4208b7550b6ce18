import { exportFormats } from '../../exports/index.ts';
import { rotationSteps, type Rotation, type RotationStep } from '../../keys/rotation.ts';
import { useServices } from '../context.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { formatName } from '../text-ids.ts';

/** What a press at a step does; null where that has to wait for another one. */
export type StepActions = Readonly<Record<RotationStep, (() => void) | null>>;

interface RotateStepsProps {
  readonly rotation: Rotation;
  /** Name of the new key; null while there is none. */
  readonly successor: string | null;
  /** The guide is leading to the new key. */
  readonly making: boolean;
  readonly actions: StepActions;
}

/** The steps with their ticks. A tick stands for something that was done, and can be set in no other way. */
export function RotateSteps({ rotation, successor, making, actions }: RotateStepsProps) {
  const { texts } = useServices();
  const { done, next, formats } = rotation;
  return (
    <ol class="card rotate-steps">
      {rotationSteps.map((step) => {
        const isDone = done.has(step);
        const act = isDone && step !== 'export' ? null : actions[step];
        return (
          <li key={step} class="card-row" aria-current={step === next ? 'step' : undefined}>
            <span class={isDone ? 'tone-ok' : 'faint'}>
              <Icon name={isDone ? 'check-circle' : 'dashed'} />
            </span>
            <span class="grow stack gap-0">
              <span class={step === next ? 'small strong' : 'small medium'}>
                {texts(`rotate_step_${step}`)}
                {isDone ? <span class="sr"> {texts('rotate_step_is_done')}</span> : null}
              </span>
              <span class="caption dim">
                {step === 'make' && successor !== null
                  ? successor
                  : texts(step === 'make' && making ? 'rotate_step_make_running' : `rotate_about_${step}`)}
              </span>
              {step === 'export' ? <Formats formats={formats} /> : null}
            </span>
            {act === null ? null : (
              <Button look={step === next ? 'primary' : 'secondary'} size="small" onPress={act}>
                {texts(`rotate_do_${step}`)}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Where the old key went, by the export diary, and where the new one followed. */
function Formats({ formats }: Pick<Rotation, 'formats'>) {
  const { texts } = useServices();
  if (formats.length === 0) return <span class="caption dim">{texts('rotate_no_export')}</span>;
  return (
    <ul class="stack gap-0" aria-label={texts('rotate_formats')}>
      {formats.map(({ format, done }) => {
        const known = exportFormats.find(({ id }) => id === format);
        return (
          <li key={format} class="caption line gap-1">
            <Icon name={done ? 'check' : 'dashed'} size={14} />
            <bdi>{known ? formatName(known, texts) : format}</bdi>
            <span class="sr">{texts(done ? 'rotate_step_is_done' : 'rotate_step_is_open')}</span>
          </li>
        );
      })}
    </ul>
  );
}
