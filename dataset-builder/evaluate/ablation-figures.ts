/** What something is worth: the same questions ranked without it, question by question. */
import { pairedBootstrap } from '../../models/index.js';
import type { View } from '../learn/example-question.js';
import type { Ablation } from './evaluation-report.js';
import { questionKey } from './gather-questions.js';
import type { QuestionOutcome } from './question-outcome.js';
import { METRIC_OF, rankingFigures } from './ranking-figures.js';
import type { RankingSystem } from './ranking-system.js';
import { rankedBy } from './system-figures.js';

/** `outcomes` and `without` are of the same questions. */
export function ablationFigures(
  what: string,
  { outcomes, without }: Readonly<Record<'outcomes' | 'without', readonly QuestionOutcome[]>>,
  systems: readonly RankingSystem[],
  views: readonly View[],
): readonly Ablation[] {
  const found = new Map(without.map((outcome) => [questionKey(outcome), outcome]));
  return views.flatMap((view) => {
    const pairs = outcomes.flatMap((outcome) => {
      const other = found.get(questionKey(outcome));
      return outcome.view !== view || other === undefined ? [] : [{ outcome, other }];
    });
    if (pairs.length === 0) return [];
    const scripts = pairs.map(({ outcome }) => outcome.example.script);
    return systems.map((system) => {
      const hit = (outcome: QuestionOutcome): number =>
        METRIC_OF['top-5'](rankedBy(system, outcome).rank);
      const [withIt, withoutIt] = [
        pairs.map(({ outcome }) => hit(outcome)),
        pairs.map(({ other }) => hit(other)),
      ];
      return {
        without: what,
        view,
        system,
        all: rankingFigures(pairs.map(({ other }) => rankedBy(system, other))),
        ...pairedBootstrap(withIt, withoutIt, scripts),
      };
    });
  });
}
