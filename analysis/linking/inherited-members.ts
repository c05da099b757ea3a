import type { ApiSurface, Member } from '../../domain/index.js';
import type { ApiDirectory } from '../script-analysis.js';

export interface InheritedMember {
  readonly member: Member;
  /** The API of the chain that defines it. */
  readonly definedIn: string;
}

/**
 * The members that `api` offers: its own first, then those of its base classes across scopes, each name once.
 * Empty for an unknown API. A chain that comes back to itself ends there.
 */
export function inheritedMembers(api: string, directory: ApiDirectory): readonly InheritedMember[] {
  const found = new Map<string, InheritedMember>();
  for (const surface of inheritanceChain(api, directory)) {
    for (const member of surface.members) {
      const key = `${member.isStatic ? '.' : '#'}${member.name}`;
      if (!found.has(key)) found.set(key, { member, definedIn: surface.api });
    }
  }
  return [...found.values()];
}

/** The member called `name` and the API that defines it, or null. */
export function findMember(
  api: string,
  name: string,
  directory: ApiDirectory,
): InheritedMember | null {
  for (const surface of inheritanceChain(api, directory)) {
    const member = surface.members.find((candidate) => candidate.name === name);
    if (member !== undefined) return { member, definedIn: surface.api };
  }
  return null;
}

/** The surface of `api` and those of its base classes, nearest first. */
export function* inheritanceChain(api: string, directory: ApiDirectory): Generator<ApiSurface> {
  const seen = new Set<string>();
  let next: string | null = api;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const surface = directory.surface(next);
    if (surface === null) return;
    yield surface;
    next =
      surface.superclass === null ? null : directory.resolve(surface.superclass, surface.scope);
  }
}
