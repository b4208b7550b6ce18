import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { browserNames } from '../e2e/harness/launch.ts';
import { groups } from './attempts/index.ts';
import { openStage, type OpenStage } from './stage.ts';

describe.each(browserNames)('attacks in %s', (name) => {
  let stage: OpenStage;

  beforeAll(async () => {
    stage = await openStage(name);
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.close());

  describe.each(groups)('$name', ({ attempts }) => {
    const here = attempts.filter(({ only }) => only === undefined || only.browser === name);
    it.each(here)('$number: $title', (attempt) => attempt.try(stage));
  });
});
