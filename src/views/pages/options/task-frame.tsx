import type { ComponentChildren } from 'preact';
import { useTexts } from '../../context.ts';
import { IconButton } from '../../parts/button.tsx';
import { useHeadingFocus } from '../../parts/top-bar.tsx';

interface TaskFrameProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}

/** One thing to do, in place of the settings: Back, a title, and the steps. */
export function TaskFrame({ title, onBack, children }: TaskFrameProps) {
  const t = useTexts();
  const heading = useHeadingFocus();
  return (
    <main class="content task">
      <div class="line no-print">
        <IconButton icon="back" label={t('popup_back')} flip onPress={onBack} />
        <h1 class="page-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {children}
    </main>
  );
}
