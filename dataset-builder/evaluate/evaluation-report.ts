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

/** What widening the queries is worth. */
export interface ExpansionFigures {
  readonly mode: ExpansionMode;
  /** Null where none is asked. */
  readonly model: string | null;
  /** Asked in both ways; more than may be sent to the model are sampled by chance, the same every time. */
  readonly questions: number;
  /** Those of them whose query was widened. */
  readonly expanded: number;
  readonly systems: readonly {
    readonly view: View;
    readonly system: RankingSystem;
    readonly without: Figures;
    readonly widened: Figures;
    /** By how much widening is better, in the share within the first five. */
    readonly difference: Interval;
    /** Of a paired bootstrap: how likely the difference is where neither is better. */
    readonly p: number;
  }[];
}

export interface EvaluationReport {
  readonly instance: string;
  readonly generation: number;
  /** Examples asked, of those given: more than fit into memory are sampled by chance, the same every time. */
  readonly examples: { readonly given: number; readonly asked: number };
  /** Null where nothing was learned. */
  readonly holdOut: HoldOut | null;
  readonly systems: readonly SystemFigures[];
  /** Of each system but the first with the one before it, by the share within the first five. */
  readonly comparisons: readonly Comparison[];
  /** Absent where no query was widened. */
  readonly expansion?: ExpansionFigures;
  readonly candidates: readonly StageCounts[];
  /** Several questions are asked at a time: an editor's single question is faster. */
  readonly latency: readonly StageLatency[];
  /** Of the learned ranker; empty where there is none. */
  readonly reliability: readonly ViewReliability[];
  /** For the question after the member of a known class, by view; empty where no example asks it. */
  readonly members: readonly { readonly view: View; readonly figures: Figures }[];
}
