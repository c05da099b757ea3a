/** What the builder needs to know of an API. */
import type { ApiSurface } from '../../domain/index.js';
import { nameTrace, type NameTrace } from './name-trace.js';
import { isOrdinaryName } from './ordinary-names.js';

export interface ApiFacts {
  readonly surface: ApiSurface;
  /** sys_ids of the other scripts that call it. */
  readonly callers: ReadonlySet<string>;
  /** The words that tell it from other APIs, with their weights; see `intent.ts`. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

/** The trace of the class, or null where its name cannot be told from other words. */
export function classTrace({ name }: ApiSurface): NameTrace | null {
  return nameTrace(name, 'class', isOrdinaryName);
}

export function memberTrace(member: string): NameTrace | null {
  return nameTrace(member, 'member', isOrdinaryName);
}
