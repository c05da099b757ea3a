/** Anything that gives context for a position: the finder in each variant, and what it is compared with. */
import type { KeywordOutcome } from '../../../predictor/context/index.js';

export interface ContextQuestion {
  /** Absolute. */
  readonly root: string;
  /** From the root, with '/'. */
  readonly file: string;
  readonly codeBefore: string;
  readonly codeAfter: string;
  /** What a model said to search for; null where none was asked. */
  readonly keywords: KeywordOutcome | null;
}

/** Limits of one answer, the same for all systems. */
export interface ContextLimits {
  readonly budgetTokens: number;
  /** The most blocks. */
  readonly top: number;
}

/** A piece of a file; lines count from 1 and both belong to it. */
export interface ContextPiece {
  readonly file: string;
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly text: string;
}

export interface SystemAnswer {
  /** Best first. */
  readonly blocks: readonly ContextPiece[];
  /** What was left undone, a phrase each; empty where nothing was. */
  readonly degraded: readonly string[];
}

export interface ContextSystem {
  readonly name: string;
  answer(question: ContextQuestion): Promise<SystemAnswer>;
}

export type TokenCounter = (text: string) => number;

/** What a model knows without any context. */
export const NO_CONTEXT: ContextSystem = {
  name: 'no context',
  answer: () => Promise.resolve({ blocks: [], degraded: [] }),
};
