import { pairedBootstrap } from '../../models/index.js';
import type { View } from '../learn/example-question.js';
import type { ExpansionFigures } from './evaluation-report.js';
import type { ExpandedQuestions } from './gather-expanded.js';
import { questionKey } from './gather-questions.js';
import type { QuestionOutcome } from './question-outcome.js';
import { METRIC_OF, rankingFigures } from './ranking-figures.js';
import type { RankingSystem } from './ranking-system.js';
import { rankedBy } from './system-figures.js';

/** Each system on the same questions with and without; `outcomes` holds all that were asked as they are. */
export function expansionFigures(
  { mode, model, expanded, outcomes: widened }: ExpandedQuestions,
  outcomes: readonly QuestionOutcome[],
  systems: readonly RankingSystem[],
  views: readonly View[],
): ExpansionFigures {
  const plain = new Map(outcomes.map((outcome) => [questionKey(outcome), outcome]));
  const pairs = widened.flatMap((outcome) => {
    const without = plain.get(questionKey(outcome));
    return without === undefined ? [] : [{ view: outcome.view, without, widened: outcome }];
  });
  return {
    mode,
    model,
    questions: pairs.length,
    expanded,
    systems: views.flatMap((view) => {
      const own = pairs.filter((pair) => pair.view === view);
      if (own.length === 0) return [];
      return systems.map((system) => {
        const without = own.map((pair) => rankedBy(system, pair.without));
        const withIt = own.map((pair) => rankedBy(system, pair.widened));
        const hit = METRIC_OF['top-5'];
        return {
          view,
          system,
          without: rankingFigures(without),
          widened: rankingFigures(withIt),
          ...pairedBootstrap(
            withIt.map(({ rank }) => hit(rank)),
            without.map(({ rank }) => hit(rank)),
            own.map((pair) => pair.without.example.script),
          ),
        };
      });
    }),
  };
}
