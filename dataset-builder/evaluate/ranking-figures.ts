import {
  bootstrapInterval,
  hitWithin,
  ndcg10,
  reciprocalRank,
  type Interval,
} from '../../models/index.js';
import type { Figures, Metric } from './evaluation-report.js';

/** A rank (from 1, Infinity for a miss) and the script that the question came from. */
export interface RankedQuestion {
  readonly rank: number;
  readonly script: string;
}

/** What a rank is worth, under each metric. */
export const METRIC_OF: Readonly<Record<Metric, (rank: number) => number>> = {
  'top-1': (rank) => hitWithin(rank, 1),
  'top-3': (rank) => hitWithin(rank, 3),
  'top-5': (rank) => hitWithin(rank, 5),
  'top-10': (rank) => hitWithin(rank, 10),
  'top-20': (rank) => hitWithin(rank, 20),
  'top-40': (rank) => hitWithin(rank, 40),
  mrr: reciprocalRank,
  'ndcg-10': ndcg10,
};

/** Each metric with its interval. Throws a RangeError without questions. */
export function rankingFigures(questions: readonly RankedQuestion[]): Figures {
  const scripts = questions.map(({ script }) => script);
  const figure = (metric: Metric): Interval =>
    bootstrapInterval(
      questions.map(({ rank }) => METRIC_OF[metric](rank)),
      scripts,
    );
  return {
    questions: questions.length,
    'top-1': figure('top-1'),
    'top-3': figure('top-3'),
    'top-5': figure('top-5'),
    'top-10': figure('top-10'),
    'top-20': figure('top-20'),
    'top-40': figure('top-40'),
    mrr: figure('mrr'),
    'ndcg-10': figure('ndcg-10'),
  };
}
