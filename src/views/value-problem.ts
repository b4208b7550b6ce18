import type { PairProblem, ValueProblem } from '../keys/values.ts';
import type { Texts } from '../texts.ts';
import { countText } from './text-ids.ts';

/** The sentence for what is wrong with a value: what it is, and what to do about it. */
export function problemText(texts: Texts, language: string, problem: ValueProblem | PairProblem): string {
  switch (problem.problem) {
    case 'too-short':
      return countText(texts, language, 'key_problem_too_short', problem.missing);
    case 'too-long':
      return countText(texts, language, 'key_problem_too_long', problem.extra);
    case 'labelled':
      return texts('key_problem_labelled', [problem.label]);
    case 'line-break':
    case 'spaces':
      return texts(`key_problem_${problem.problem.replace('-', '_')}`, [String(problem.position)]);
    case 'wrong-character':
      return texts('key_problem_wrong_character', [problem.character, String(problem.position)]);
    case 'empty':
    case 'looks-like-pem':
    case 'masked':
    case 'quotes':
    case 'equal':
      return texts(`key_problem_${problem.problem.replaceAll('-', '_')}`);
  }
}
