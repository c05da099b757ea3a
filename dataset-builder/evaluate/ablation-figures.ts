/** What something is worth: the same questions ranked with it and without it, question by question. */
import { pairedBootstrap } from '../../models/index.js';
import type { View } from '../learn/example-question.js';
import type { Ablation } from './evaluation-report.js';
import { questionKey } from './gather-questions.js';
import type { QuestionOutcome } from './question-outcome.js';
import { METRIC_OF, rankingFigures } from './ranking-figures.js';
import type { RankingSystem } from './ranking-system.js';
import { rankedBy } from './system-figures.js';

export interface AblatedOutcomes {
  /** In words: `generated documentation`. */
  readonly what: string;
  readonly with: readonly QuestionOutcome[];
  readonly without: readonly QuestionOutcome[];
}

/** Of the questions that were asked in both ways. */
export function ablationFigures(
  { what, ...ranked }: AblatedOutcomes,
  systems: readonly RankingSystem[],
  views: readonly View[],
): readonly Ablation[] {
  const bare = new Map(ranked.without.map((outcome) => [questionKey(outcome), outcome]));
  return views.flatMap((view) => {
    const pairs = ranked.with.flatMap((outcome) => {
      const other = bare.get(questionKey(outcome));
      return outcome.view !== view || other === undefined ? [] : [{ outcome, other }];
    });
    if (pairs.length === 0) return [];
    const scripts = pairs.map(({ outcome }) => outcome.example.script);
    const hit = METRIC_OF['top-5'];
    return systems.map((system) => {
      const withIt = pairs.map(({ outcome }) => rankedBy(system, outcome));
      const without = pairs.map(({ other }) => rankedBy(system, other));
      return {
        what,
        view,
        system,
        with: rankingFigures(withIt),
        without: rankingFigures(without),
        ...pairedBootstrap(
          withIt.map(({ rank }) => hit(rank)),
          without.map(({ rank }) => hit(rank)),
          scripts,
        ),
      };
    });
  });
}
