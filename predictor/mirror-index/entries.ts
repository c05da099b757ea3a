/** What the predictor keeps of the mirror in memory. Numbers are given once and never reused within one index. */
import type { CallSite, ReferenceForm } from '../../domain/index.js';
import type { StoredApi, StoredScript } from '../../sync/index.js';
import type { LaneTerm } from '../terms/lane-index.js';

export interface ScriptEntry {
  readonly number: number;
  readonly sysId: string;
  readonly table: string;
  readonly name: string;
  readonly scope: string;
  /** Where its identifiers are counted. */
  readonly termDocument: number;
  /** A sample of its lines, to recognise a copy of it. */
  readonly sketch: Int32Array;
}

export interface ApiEntry {
  readonly number: number;
  readonly stored: StoredApi;
  /** Terms of the words of its name. */
  readonly nameWords: readonly number[];
  /** Its document in the index of fields. */
  readonly document: number;
  /** What callers may name, without what it inherits. */
  readonly members: readonly MemberTerms[];
}

/** A member as terms. */
export interface MemberTerms {
  /** Its whole name. */
  readonly name: number;
  readonly words: readonly number[];
  /** The whole names of its parameters. */
  readonly parameters: readonly number[];
}

/** A call site with what is shown of it; its number is its document in the index of surroundings. */
export interface SiteEntry {
  readonly number: number;
  readonly script: number;
  readonly api: number;
  readonly member: string | null;
  readonly form: ReferenceForm;
  readonly line: number;
  readonly text: string;
}

/** A script, read and cut into what the index takes, before the index is touched. */
export interface PreparedScript {
  readonly record: Pick<StoredScript, 'sysId' | 'table' | 'name' | 'scope'>;
  readonly identifiers: readonly number[];
  readonly sketch: Int32Array;
  readonly sites: readonly PreparedSite[];
}

export interface PreparedSite {
  readonly site: CallSite;
  readonly terms: readonly LaneTerm[];
  readonly text: string;
}

/** What holds of an API, as bits. */
export const API_TRAIT = { living: 1, active: 2, clientCallable: 4, packagePrivate: 8 } as const;

/** Fields of an API as lanes of its document. */
export const API_LANE = { name: 0, members: 1, documentation: 2, tables: 3 } as const;

/**
 * Surroundings of a call site as lanes: a word stands in the narrowest window that holds it.
 * Windows of 5, 12 and 30 lines before and 10 after, and the names of function and script.
 */
export const SITE_LANE = { near: 0, middle: 1, far: 2, names: 3 } as const;

/** The lane of a word that stands `lines` before (or after) the cursor or call site; null outside every window. */
export function windowLane(lines: number, side: 'before' | 'after'): number | null {
  if (side === 'after' && lines > WINDOW.after) return null;
  if (lines <= WINDOW.near) return SITE_LANE.near;
  if (lines <= WINDOW.middle) return SITE_LANE.middle;
  return lines <= WINDOW.far ? SITE_LANE.far : null;
}

export const WINDOW = { near: 5, middle: 12, far: 30, after: 10 } as const;
