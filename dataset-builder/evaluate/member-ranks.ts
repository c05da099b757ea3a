/** The second question: which member of a class that is known. */
import type { Example, JobProgress } from '../../domain/index.js';
import type { Predictor } from '../../predictor/index.js';
import { questionOf, type View } from '../learn/example-question.js';
import type { EvaluationReport } from './evaluation-report.js';
import { rankingFigures, type RankedQuestion } from './ranking-figures.js';

/** The most that can be asked for; no class is known to offer more. */
const LIMIT = 200;

export interface MemberRanks {
  readonly predictor: Pick<Predictor, 'suggest' | 'instance'>;
  /** Of questions for a member only. */
  readonly examples: readonly Example[];
  readonly views: readonly View[];
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** By view; empty without examples. An abort throws its reason. */
export async function memberFigures({
  predictor,
  examples,
  views,
  onProgress,
  signal,
}: MemberRanks): Promise<EvaluationReport['members']> {
  if (examples.length === 0) return [];
  const figures: EvaluationReport['members'][number][] = [];
  const total = views.length * examples.length;
  for (const view of views) {
    const ranked: RankedQuestion[] = [];
    for (const example of examples) {
      ranked.push({
        rank: await memberRank(example, view, predictor, signal),
        script: example.script,
      });
      const done = figures.length * examples.length + ranked.length;
      onProgress?.({ phase: 'members', done, total });
    }
    figures.push({ view, figures: rankingFigures(ranked) });
  }
  return figures;
}

async function memberRank(
  example: Example,
  view: View,
  predictor: MemberRanks['predictor'],
  signal: AbortSignal | undefined,
): Promise<number> {
  const { question, suggestions } = await predictor.suggest(questionOf(example, view), {
    limit: LIMIT,
    deadlineMs: null,
    principal: { user: 'evaluation', roles: [], instance: predictor.instance },
    ...(signal === undefined ? {} : { signal }),
  });
  if (question !== 'member') return Infinity;
  const at = suggestions.findIndex(({ member }) => member === example.groundTruth.member);
  return at < 0 ? Infinity : at + 1;
}
