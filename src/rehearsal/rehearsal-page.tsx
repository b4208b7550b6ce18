import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { ServicesContext } from '../views/context.ts';
import { Button } from '../views/parts/button.tsx';
import { Callout } from '../views/parts/callout.tsx';
import { Icon } from '../views/parts/icon.tsx';
import { Mark } from '../views/parts/mark.tsx';
import type { Services } from '../views/services.ts';
import { useSettings } from '../views/use-settings.ts';
import { madeUpPlan } from './made-up.ts';
import { practiceWords } from './practice-words.ts';
import { freshPractice, practise } from './practice.ts';
import { PracticePage } from './practice-page.tsx';
import { Rehearsal } from './rehearsal.ts';

interface RehearsalPageProps {
  readonly services: Services;
  readonly direction: 'ltr' | 'rtl';
}

/** A practice page with made-up keys, and the guide on it. Everything is gone when the page closes. */
export function RehearsalPage({ services, direction }: RehearsalPageProps) {
  const { texts, language, openPage } = services;
  useSettings(services);
  const words = useMemo(() => practiceWords(language), [language]);
  const [page, dispatch] = useReducer(practise, freshPractice);
  // Each round has a guide of its own; null while it is put away.
  const [round, setRound] = useState(1);
  const [guided, setGuided] = useState(true);
  const [kept, setKept] = useState(false);

  useEffect(() => {
    if (!guided) return;
    const rehearsal = new Rehearsal(window, {
      texts,
      language,
      direction,
      words,
      plan: madeUpPlan(texts('rehearsal_label')),
      onKept: () => setKept(true),
      onDismissed: () => setGuided(false),
      onReal: () => void openPage('popup'),
    });
    return () => rehearsal.stop();
  }, [round, guided]);

  const again = () => {
    dispatch({ do: 'delete' });
    setKept(false);
    setGuided(true);
    setRound(round + 1);
  };

  return (
    <ServicesContext.Provider value={services}>
      <header>
        <div class="rehearsal-bar">
          <Mark />
          <h1 class="heading grow">{texts('rehearsal_title')}</h1>
          {guided ? null : (
            <Button size="small" onPress={() => setGuided(true)}>
              {texts('rehearsal_show_guide')}
            </Button>
          )}
          <Button size="small" icon="refresh" onPress={again}>
            {texts('rehearsal_again')}
          </Button>
        </div>
        <div class="rehearsal-note">
          <Icon name="info" />
          <p>{texts('rehearsal_note')}</p>
        </div>
      </header>
      <main class="rehearsal-main">
        <div class="live rehearsal-kept" role="status">
          {kept && page.key ? (
            <Callout tone="ok" icon="check-circle" title={texts('rehearsal_kept_title')}>
              <span class="dim">{texts('rehearsal_kept_text')}</span>
            </Callout>
          ) : null}
        </div>
        <PracticePage page={page} dispatch={dispatch} words={words} />
      </main>
    </ServicesContext.Provider>
  );
}
