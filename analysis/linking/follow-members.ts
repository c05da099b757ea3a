import type { ApiDirectory } from '../script-analysis.js';
import { findMember } from './inherited-members.js';

/** What a member returns when it returns the object that it was called on. */
const ITSELF = 'this';

/**
 * The API whose instance comes back when the members `via` are called one after the other, beginning with an instance
 * (or the class) of `start`. Null when one of them is unknown or does not say what it returns.
 */
export function followMembers(
  start: string,
  via: readonly string[],
  directory: ApiDirectory,
): string | null {
  let api = start;
  for (const name of via) {
    const found = findMember(api, name, directory);
    const returned = found?.member.returnsClass ?? null;
    if (found === null || returned === null) return null;
    if (returned === ITSELF) continue;
    const scope = directory.surface(found.definedIn)?.scope;
    const next = scope === undefined ? null : directory.resolve(returned, scope);
    if (next === null) return null;
    api = next;
  }
  return api;
}
