import { useTexts } from '../context.ts';
import { Mark } from '../parts/mark.tsx';

/** A small picture of the guide at work, drawn with boxes; hidden from screen readers. */
export function WelcomeScene() {
  const t = useTexts();
  return (
    <div class="scene" aria-hidden="true">
      <div class="mini-page">
        <i class="w-34" />
        <i class="w-80" />
        <i class="w-60" />
        <div class="mini-opt" data-on="">
          <b />
          <i class="w-80" />
          <i class="w-60" />
        </div>
        <div class="mini-opt">
          <b />
          <i class="w-60" />
        </div>
      </div>
      <div class="mini-bubble">{t('welcome_scene_bubble')}</div>
      <div class="mini-panel">
        <div class="line">
          <Mark />
          <span class="label">{t('extension_name')}</span>
        </div>
        <div class="mini-rail">
          {Array.from({ length: 11 }, (_, index) => (
            <i key={index} />
          ))}
        </div>
        <span class="heading">{t('welcome_scene_step')}</span>
        <span class="mini-lines">
          <i class="w-92" />
          <i class="w-60" />
        </span>
      </div>
    </div>
  );
}
