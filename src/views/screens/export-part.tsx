import type { ExportPart } from '../../exports/export-format.ts';
import { useServices } from '../context.ts';
import { IconButton } from '../parts/button.tsx';

interface ExportPartProps {
  readonly part: ExportPart;
  readonly copied: boolean;
  /** The buttons at the bottom are this part's. */
  readonly isMain: boolean;
  readonly onTake: (way: 'copy' | 'save') => void;
}

/** One file or value as it will be, with the values masked. */
export function ExportPartView({ part, copied, isMain, onTake }: ExportPartProps) {
  const { texts } = useServices();
  return (
    <div class="stack gap-1">
      <div class="line between">
        <span class="caption mono clip" dir="ltr" translate={false}>
          {part.name}
        </span>
        {isMain ? null : (
          <span class="line gap-0">
            <IconButton
              icon={copied ? 'check' : 'copy'}
              size="small"
              {...(copied ? { tone: 'ok' as const } : {})}
              label={texts('popup_export_copy_part', [part.name])}
              onPress={() => onTake('copy')}
            />
            {part.kind === 'file' ? (
              <IconButton
                icon="download"
                size="small"
                label={texts('popup_export_save_part', [part.name])}
                onPress={() => onTake('save')}
              />
            ) : null}
          </span>
        )}
      </div>
      <pre
        class="well export-preview"
        dir="ltr"
        translate={false}
        // Wider than the popup: the keyboard has to be able to scroll it.
        tabIndex={0}
        role="group"
        aria-label={texts('popup_export_preview', [part.name])}
      >
        {part.text.trimEnd()}
      </pre>
    </div>
  );
}
