/** What a dataset holds, in numbers. */
import type { Example } from '../../domain/index.js';
import type { Drop } from './draft-example.js';
import { CLEAR_INTENT } from './intent.js';

export const CALLER_BUCKETS = ['never', '1-2', '3-9', '10+'] as const;
export type CallerBucket = (typeof CALLER_BUCKETS)[number];

/** How often something occurs, by its name, in the order of the names. */
export type Counts = Readonly<Record<string, number>>;

export interface DatasetReport {
  readonly examples: number;
  /** Scripts that examples were cut from. */
  readonly scripts: number;
  readonly families: number;
  /** Different APIs among the ground truths. */
  readonly apis: number;
  readonly split: Counts;
  readonly fold: Counts;
  readonly table: Counts;
  readonly scope: Counts;
  readonly intent: Counts;
  readonly cut: Counts;
  readonly question: Counts;
  readonly origin: Counts;
  /** By how many other scripts call the API. */
  readonly callers: Counts;
  readonly intentScore: {
    /** From here on the intent is clear. */
    readonly threshold: number;
    /** Examples in each of 20 bins of width 0.05, from 0; the last holds 1 too. */
    readonly bins: readonly number[];
  };
  /** Left out, by `question reason`. */
  readonly dropped: Counts;
}

const BINS = 20;

/** The facts of an example that the report counts: no code. */
export type CountedExample = Omit<Example, 'codeBefore' | 'codeMiddle' | 'codeAfter'>;

export function withoutCode(example: Example): CountedExample {
  const { id, question, cut, groundTruth, scope, table, script, origin } = example;
  const { intent, intentScore, callers, sameScope, family, split, fold } = example;
  const place = { scope, table, script, origin, callers, sameScope, family, split, fold };
  return { id, question, cut, groundTruth, intent, intentScore, ...place };
}

export function callerBucket(callers: number): CallerBucket {
  if (callers === 0) return 'never';
  if (callers < 3) return '1-2';
  return callers < 10 ? '3-9' : '10+';
}

export function datasetReport(
  examples: readonly CountedExample[],
  drops: readonly Drop[],
): DatasetReport {
  const bins = Array.from({ length: BINS }, () => 0);
  for (const { intentScore } of examples) {
    const bin = Math.min(BINS - 1, Math.floor(intentScore * BINS));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    examples: examples.length,
    scripts: new Set(examples.map(({ script }) => script)).size,
    families: new Set(examples.map(({ family }) => family)).size,
    apis: new Set(examples.map(({ groundTruth }) => groundTruth.api)).size,
    split: countBy(examples, ({ split }) => split),
    fold: countBy(examples, ({ fold }) => String(fold)),
    table: countBy(examples, ({ table }) => table),
    scope: countBy(examples, ({ scope }) => scope),
    intent: countBy(examples, ({ intent }) => intent),
    cut: countBy(examples, ({ cut }) => cut),
    question: countBy(examples, ({ question }) => question),
    origin: countBy(examples, ({ origin }) => origin),
    callers: countBy(examples, ({ callers }) => callerBucket(callers)),
    intentScore: { threshold: CLEAR_INTENT, bins },
    dropped: countBy(drops, ({ question, reason }) => `${question} ${reason}`),
  };
}

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Counts {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
