import type { PracticeWords } from './practice-words.ts';
import { PracticeCard } from './practice-card.tsx';
import { PracticeDialog } from './practice-dialog.tsx';
import type { Doing, Practice } from './practice.ts';
import { Button } from '../views/parts/button.tsx';

/** What every part of the practice page is given. */
export interface PracticeProps {
  readonly page: Practice;
  readonly dispatch: (doing: Doing) => void;
  readonly words: PracticeWords;
}

/** The page that stands for Binance's: its words, our looks. */
export function PracticePage(props: PracticeProps) {
  const { page, dispatch, words } = props;
  return (
    <>
      <section class="practice" lang={words.lang}>
        <div class="line between wrap gap-3">
          <h2 class="page-title">{words.say('api-management')}</h2>
          <Button look="primary" onPress={() => dispatch({ do: 'create' })}>
            {words.say('create-api')}
          </Button>
        </div>
        {page.key === null ? (
          <p class="practice-empty dim">{words.say('empty-state')}</p>
        ) : (
          <PracticeCard {...props} shown={page.key} />
        )}
      </section>
      <PracticeDialog {...props} />
    </>
  );
}
