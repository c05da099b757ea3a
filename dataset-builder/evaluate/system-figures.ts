/** The outcomes as tables: each system in each view, on the whole and by group. */
import { pairedBootstrap } from '../../models/index.js';
import { CALLER_BUCKETS, callerBucket, type CountedExample } from '../build/dataset-report.js';
import type { View } from '../learn/example-question.js';
import {
  GROUPINGS,
  type Comparison,
  type GroupFigures,
  type Grouping,
  type SystemFigures,
} from './evaluation-report.js';
import type { QuestionOutcome } from './question-outcome.js';
import { METRIC_OF, rankingFigures, type RankedQuestion } from './ranking-figures.js';
import type { RankingSystem } from './ranking-system.js';

const GROUP_OF: Readonly<Record<Grouping, (example: CountedExample) => string>> = {
  intent: ({ intent }) => intent,
  scope: ({ sameScope }) => (sameScope ? 'same' : 'cross'),
  callers: ({ callers }) => callerBucket(callers),
  kind: ({ table }) => table,
  cut: ({ cut }) => cut,
  origin: ({ origin }) => origin,
};

export function systemFigures(
  outcomes: readonly QuestionOutcome[],
  systems: readonly RankingSystem[],
  views: readonly View[],
): readonly SystemFigures[] {
  return views.flatMap((view) => {
    const own = outcomes.filter((outcome) => outcome.view === view);
    if (own.length === 0) return [];
    return systems.map((system) => ({
      system,
      view,
      all: rankingFigures(own.map((outcome) => rankedBy(system, outcome))),
      groups: GROUPINGS.flatMap((by) => groupFigures(own, system, by)),
    }));
  });
}

/** Each system with the one before it. */
export function comparisons(
  outcomes: readonly QuestionOutcome[],
  systems: readonly RankingSystem[],
  views: readonly View[],
): readonly Comparison[] {
  return views.flatMap((view) => {
    const own = outcomes.filter((outcome) => outcome.view === view);
    const scripts = own.map(({ example }) => example.script);
    const hits = (system: RankingSystem): readonly number[] =>
      own.map((outcome) => METRIC_OF['top-5'](rankedBy(system, outcome).rank));
    return systems.flatMap((system, at) => {
      const than = systems[at - 1];
      if (than === undefined || own.length === 0) return [];
      return { view, system, than, ...pairedBootstrap(hits(system), hits(than), scripts) };
    });
  });
}

function groupFigures(
  outcomes: readonly QuestionOutcome[],
  system: RankingSystem,
  by: Grouping,
): readonly GroupFigures[] {
  const groups = new Map<string, RankedQuestion[]>();
  for (const outcome of outcomes) {
    const group = GROUP_OF[by](outcome.example);
    const members = groups.get(group) ?? [];
    members.push(rankedBy(system, outcome));
    groups.set(group, members);
  }
  return [...groups]
    .sort(([one], [other]) => place(one) - place(other) || (one < other ? -1 : 1))
    .map(([group, questions]) => ({ by, group, figures: rankingFigures(questions) }));
}

/** Buckets of callers stand in their own order; other groups in that of their names. */
function place(group: string): number {
  return CALLER_BUCKETS.findIndex((bucket) => bucket === group);
}

export function rankedBy(
  system: RankingSystem,
  { example, ranks }: QuestionOutcome,
): RankedQuestion {
  return { rank: ranks.get(system) ?? Infinity, script: example.script };
}
