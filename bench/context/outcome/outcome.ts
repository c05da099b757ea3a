import type { CompletionQuality, ContextQuality } from '../metrics/index.js';
import type { Position } from '../sampling/index.js';

/** What one system gave at one position. */
export interface Outcome extends ContextQuality {
  readonly tokens: number;
  readonly blocks: number;
  readonly ms: number;
  readonly degraded: readonly string[];
  /** Null where no line was completed. */
  readonly completion: CompletionQuality | null;
}

/** What asking a model for keywords gave. */
export interface KeywordsAsked {
  readonly ms: number;
  /** 0 where it named none. */
  readonly named: number;
}

/** A position with the outcome of every system, by the system's name. */
export interface MeasuredPosition {
  readonly position: Position;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Null where no model was asked. */
  readonly keywords: KeywordsAsked | null;
}
