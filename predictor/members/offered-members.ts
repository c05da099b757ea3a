/** Which members of a class can be named at the cursor. */
import {
  analyseScript,
  inheritedMembers,
  type ApiDirectory,
  type InheritedMember,
} from '../../analysis/index.js';
import type { ApiSurface, Member } from '../../domain/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';

/** A longer text is not read as a whole while somebody types in it. */
const MAX_EDITED_LENGTH = 400_000;

export interface OfferedMembers {
  readonly members: readonly InheritedMember[];
  /** For the classes of the chain, the one being edited included. */
  readonly directory: ApiDirectory;
}

/**
 * The members of an API along its chain that code here may name: private ones only inside the class itself or a
 * subclass, no constructors. Of a class whose text nobody can read, the members that others call.
 */
export function offeredMembers(
  api: string,
  index: MirrorIndex,
  context: QueryContext,
): readonly InheritedMember[] {
  const { directory } = context.exclusion;
  const isInside = isInsideOf(api, context);
  const known = inheritedMembers(api, directory).filter(({ member }) =>
    isOffered(member, isInside),
  );
  return known.length > 0 ? known : observedMembers(api, index, context);
}

/** The class being edited as it is written now, with what it inherits; null when the text does not define it. */
export function editedClassMembers(
  className: string,
  context: QueryContext,
): OfferedMembers | null {
  const surface = editedSurface(className, context);
  if (surface === null) return null;
  const { directory } = context.exclusion;
  const overlay: ApiDirectory = {
    resolve: (written, scope) =>
      written === surface.name && scope === surface.scope
        ? surface.api
        : directory.resolve(written, scope),
    surface: (api) => (api === surface.api ? surface : directory.surface(api)),
  };
  const members = inheritedMembers(surface.api, overlay).filter(({ member }) =>
    isOffered(member, true),
  );
  return { members, directory: overlay };
}

function editedSurface(
  className: string,
  { question, cursor, scope }: QueryContext,
): ApiSurface | null {
  const { codeBefore, codeAfter } = question;
  if (codeBefore.length + codeAfter.length > MAX_EDITED_LENGTH) return null;
  // The member being typed is filled in, so that what follows it is read as what it is.
  const typed = cursor.prefix === '' ? 'member' : '';
  const { surface } = analyseScript({
    sysId: '',
    table: 'sys_script_include',
    name: className,
    scope,
    source: `${codeBefore}${typed}${codeAfter}`,
  });
  return surface === null || surface.style === 'unknown' ? null : surface;
}

function isOffered(member: Member, isInside: boolean): boolean {
  if (member.kind === 'constructor' || member.name === 'type') return false;
  return isInside || !member.isPrivate;
}

/** Whether the class being edited is `api` or a subclass of it. */
function isInsideOf(api: string, { cursor, scope, exclusion }: QueryContext): boolean {
  if (cursor.enclosingClass === null) return false;
  const seen = new Set<string>();
  let at: string | null = `${scope}.${cursor.enclosingClass}`;
  while (at !== null && !seen.has(at)) {
    if (at === api) return true;
    seen.add(at);
    const surface = exclusion.directory.surface(at);
    const base = surface?.superclass ?? null;
    at = base === null ? null : exclusion.directory.resolve(base, surface?.scope ?? scope);
  }
  return false;
}

function observedMembers(
  api: string,
  index: MirrorIndex,
  { exclusion }: QueryContext,
): readonly InheritedMember[] {
  const entry = index.apiByName(api);
  if (entry === null || entry.stored.surface.members.length > 0) return [];
  const names = new Set<string>();
  const statics = new Set<string>();
  for (const site of index.sitesOfApi(entry.number)) {
    if (site.member === null || exclusion.sites.has(site.number)) continue;
    names.add(site.member);
    if (site.form === 'static-call' || site.form === 'property') statics.add(site.member);
  }
  return [...names].map((name) => ({
    definedIn: api,
    member: {
      name,
      kind: 'method' as const,
      isStatic: statics.has(name),
      isPrivate: false,
      parameters: [],
      returns: null,
      documentation: '',
      generatedDescription: 'Seen in calls of other scripts; its own text cannot be read.',
      deprecated: null,
      tablesRead: [],
      tablesWritten: [],
      range: entry.stored.surface.range,
    },
  }));
}
