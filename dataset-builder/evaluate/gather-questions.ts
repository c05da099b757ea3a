/** Asks for the candidates of every question once, and ranks them under the systems that need no training. */
import type { Example, JobProgress } from '../../domain/index.js';
import { rankOf } from '../../models/index.js';
import type { Predictor, RankingCandidates } from '../../predictor/index.js';
import { withoutCode, type CountedExample } from '../build/dataset-report.js';
import { collectGroups, type Ask } from '../learn/collect-groups.js';
import type { View } from '../learn/example-question.js';
import type { TeachingGroup } from '../learn/training-rows.js';
import { gatheredOf, type QuestionOutcome } from './question-outcome.js';
import {
  fixedScores,
  isFixedSystem,
  isNeuralSystem,
  type RankingSystem,
} from './ranking-system.js';

export interface Gathering {
  readonly predictor: Pick<Predictor, 'candidates'>;
  /** Of questions for an API only. */
  readonly examples: readonly Example[];
  readonly views: readonly View[];
  readonly systems: readonly RankingSystem[];
  /** By how many scripts an API is called where it is asked; what the example says unless given. */
  readonly callersOf?: ((example: Example) => number) | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GatheredQuestions {
  /** In the order of the examples, view after view; one for every question. */
  readonly outcomes: readonly QuestionOutcome[];
  /** The candidates, where a system learns from them; of questions that ask for an API. */
  readonly groups: readonly TeachingGroup[];
  /** What a model reads of them, by `questionKey`; empty where none does. */
  readonly cards: ReadonlyMap<string, RankingCandidates['cardsOf']>;
}

/** An abort throws its reason. */
export async function gatherQuestions({
  predictor,
  examples,
  views,
  systems,
  callersOf = ({ callers }) => callers,
  onProgress,
  signal,
}: Gathering): Promise<GatheredQuestions> {
  const counted = (example: Example): CountedExample => ({
    ...withoutCode(example),
    callers: callersOf(example),
  });
  const asks = examples.flatMap((example) => views.map((view): Ask => ({ example, view })));
  const fixed = systems.filter(isFixedSystem);
  const isLearned = !systems.every(isFixedSystem);
  const isNeural = systems.some(isNeuralSystem);
  const gathered = new Map<string, QuestionOutcome>();
  const groups: TeachingGroup[] = [];
  const cards = new Map<string, RankingCandidates['cardsOf']>();
  await collectGroups(
    predictor,
    asks,
    (group) => {
      const { example, view, truth } = group;
      const { apis, features, cardsOf } = group.candidates;
      const ranks = new Map<RankingSystem, number>();
      for (const system of fixed) ranks.set(system, rankOf(fixedScores(system, features), truth));
      gathered.set(questionKey(group), {
        example: counted(example),
        view,
        gathered: gatheredOf(group),
        ranks,
      });
      // Without the names of every API that the mirror has.
      if (isNeural) cards.set(questionKey(group), cardsOf);
      if (isLearned) groups.push({ example, view, truth, candidates: { apis, features } });
    },
    {
      signal,
      onDone: (done) => onProgress?.({ phase: 'candidates', done, total: asks.length }),
    },
  );
  const outcomes = asks.map(
    (ask): QuestionOutcome =>
      gathered.get(questionKey(ask)) ?? {
        example: counted(ask.example),
        view: ask.view,
        gathered: null,
        ranks: new Map(),
      },
  );
  return { outcomes, groups, cards };
}

export function questionKey({
  example,
  view,
}: {
  readonly example: Pick<Example, 'id'>;
  readonly view: View;
}): string {
  return `${view} ${example.id}`;
}
