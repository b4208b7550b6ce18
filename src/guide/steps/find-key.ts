import { hasDialog, isOnApiPage, sees } from '../scene.ts';
import type { GuideStep } from '../step.ts';
import { ownTexts, targetValues } from '../step.ts';

const own = ownTexts('find-key');

/** The page lists keys, and the one to be deleted is not there, or not told from another. */
export const findKey: GuideStep = {
  id: 'find-key',
  phase: 'delete',
  applies: (scene) => {
    const { target, keyCount } = scene.observation;
    if (!isOnApiPage(scene) || hasDialog(scene) || target === 'found') return false;
    return keyCount !== null || sees(scene, 'create-api', 'api-title', 'empty-state');
  },
  say: (scene) => {
    const several = scene.observation.target === 'several';
    return {
      anchors: [],
      ...(several ? { title: own('title_several') } : {}),
      body: [own(several ? 'body_several' : 'body')],
      lookFor: [
        own('look', ...targetValues(scene)),
        ...(several ? [] : [own('look_account'), own('look_gone')]),
      ],
      buttons: ['open-vault'],
    };
  },
};
