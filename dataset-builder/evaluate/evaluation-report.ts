/** What an evaluation found, as plain JSON. Shares and probabilities are 0 to 1, times are milliseconds. */
import type { ExpansionMode } from '../../domain/index.js';
import type { Interval, Reliability } from '../../models/index.js';
import type { View } from '../learn/example-question.js';
import type { RankingSystem } from './ranking-system.js';

/** What each figure is called, in the order in which figures are shown. */
export const METRICS = [
  'top-1',
  'top-3',
  'top-5',
  'top-10',
  'top-20',
  'top-40',
  'mrr',
  'ndcg-10',
] as const;
export type Metric = (typeof METRICS)[number];

/** Means over questions with their 95 % confidence intervals; the questions of one script are drawn together. */
export interface Figures extends Readonly<Record<Metric, Interval>> {
  readonly questions: number;
}

/** What questions are told apart by. */
export const GROUPINGS = ['intent', 'scope', 'callers', 'kind', 'cut', 'origin'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How much better one system is than another, in the share within the first five. */
export interface Comparison {
  readonly view: View;
  readonly system: RankingSystem;
  readonly than: RankingSystem;
  readonly difference: Interval;
  /** Of a paired bootstrap: how likely the difference is where neither is better. */
  readonly p: number;
}

export interface GroupFigures {
  readonly by: Grouping;
  readonly group: string;
  readonly figures: Figures;
}

export interface SystemFigures {
  readonly system: RankingSystem;
  readonly view: View;
  readonly all: Figures;
  readonly groups: readonly GroupFigures[];
}

export const STAGES = ['known', 'callable', 'kept', 'ranked'] as const;
export type Stage = (typeof STAGES)[number];

export interface StageCounts {
  readonly view: View;
  /** Questions where the cursor asked for no API: nothing was gathered, and every system missed. */
  readonly unasked: number;
  readonly stages: readonly {
    readonly stage: Stage;
    /** Candidates that it leaves, the mean over the questions. */
    readonly candidates: number;
    /** Share of the ground truths that were there before it and are not behind it. */
    readonly lost: number;
  }[];
}

export interface StageLatency {
  readonly stage: string;
  readonly p50: number;
  readonly p95: number;
}

/** Probabilities of the candidates that an author would see first, against how often they were right. */
export interface ViewReliability extends Reliability {
  readonly view: View;
}

/** How the learned ranker was kept from what it is asked: parts of the questions, each ranked by trees trained on the others. */
export interface HoldOut {
  readonly by: 'fold' | 'scope';
  readonly parts: number;
}

/** How a neural model was asked. */
export interface Reranking {
  /** Its version. */
  readonly model: string;
  /** Of each question the first so many of the learned ranker. */
  readonly candidates: number;
  /** How many it scored, the mean over the questions. */
  readonly scored: number;
  /** Questions of which it did not score all that it was given. */
  readonly short: number;
  /** How much its word counts beside the trees' in each part, fitted on the others; null where it alone decides. */
  readonly weights: readonly (number | null)[];
}

/** A system asked the same questions with something and without it. */
export interface Ablation {
  /** In words: `generated documentation`. */
  readonly what: string;
  readonly view: View;
  readonly system: RankingSystem;
  readonly with: Figures;
  readonly without: Figures;
  /** How much better the system is with it, in the share within the first five; `p` as in a comparison. */
  readonly difference: Interval;
  readonly p: number;
}

/** How queries were widened, to see what that is worth. */
export interface Expansion {
  readonly mode: ExpansionMode;
  /** Null where none is asked. */
  readonly model: string | null;
  /** Asked in both ways; more than may be sent to the model are sampled by chance, the same every time. */
  readonly questions: number;
  /** Those of them whose query was widened. */
  readonly expanded: number;
}

export interface EvaluationReport {
  readonly instance: string;
  readonly generation: number;
  /** Examples asked, of those given: more than fit into memory are sampled by chance, the same every time. */
  readonly examples: { readonly given: number; readonly asked: number };
  /** Whether all was asked of the mirror without the calls of half of its APIs. */
  readonly uncalled: boolean;
  /** APIs that a model has documented, and whether that counted; null where there are none. */
  readonly generated: { readonly apis: number; readonly counted: boolean } | null;
  /** Null where no query was widened. */
  readonly expansion: Expansion | null;
  /** Null where nothing was learned. */
  readonly holdOut: HoldOut | null;
  /** Null where no model was asked. */
  readonly reranking: Reranking | null;
  readonly systems: readonly SystemFigures[];
  /** Of each system but the first with the one before it, by the share within the first five. */
  readonly comparisons: readonly Comparison[];
  /** Of each system, where questions were asked with and without something to see what it is worth. */
  readonly ablations: readonly Ablation[];
  readonly candidates: readonly StageCounts[];
  /** Several questions are asked at a time: an editor's single question is faster. */
  readonly latency: readonly StageLatency[];
  /** Of the learned ranker; empty where there is none. */
  readonly reliability: readonly ViewReliability[];
  /** For the question after the member of a known class, by view; empty where no example asks it. */
  readonly members: readonly { readonly view: View; readonly figures: Figures }[];
}
