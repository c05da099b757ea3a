import { splitIdentifier } from '../../analysis/index.js';
import type { ApiSurface, CallSite, Member } from '../../domain/index.js';
import type { DatasetScript, MirrorContents } from '../build/mirror-contents.js';
import { seededHash } from '../build/seeded-hash.js';
import { offsetsIn } from '../build/text-range.js';
import type { SyntheticScript } from './synthetic-script.js';

/** So many scripts lend their surroundings to one API. */
const TEMPLATES_PER_API = 3;

interface Donor {
  readonly script: DatasetScript;
  readonly site: CallSite;
  readonly order: number;
}

/** Finds the templates of an API among the call sites of its scope. */
export interface TemplateSource {
  templatesFor(surface: ApiSurface): readonly SyntheticScript[];
}

/**
 * Real code around the call of another API, with the call put in its place: a script of the API's own scope calls an API
 * that touches the same tables (or none, as this one), and the class and the member at that place are replaced. The
 * member is the one whose name has most words in common with the replaced one. Scripts are chosen by the seed.
 */
export function templateSource(contents: MirrorContents, seed: number): TemplateSource {
  const donors = new Map<string, { script: DatasetScript; site: CallSite }[]>();
  for (const script of contents.scripts) {
    for (const site of contents.callSites.get(script.sysId) ?? []) {
      const isBehindDot = site.form === 'instance-call' || site.form === 'static-call';
      if (!isBehindDot || site.definedIn === null) continue;
      const list = donors.get(script.scope) ?? [];
      donors.set(script.scope, list);
      list.push({ script, site });
    }
  }
  return {
    templatesFor(surface) {
      const members = surface.members.filter(
        ({ kind, isPrivate }) => kind === 'method' && !isPrivate,
      );
      if (members.length === 0) return [];
      const fitting = (donors.get(surface.scope) ?? [])
        .filter(({ script }) => script.sysId !== surface.scriptSysId)
        .filter(({ site }) => sharesTables(surface, contents.facts.get(site.api)?.surface))
        .map(({ script, site }): Donor => {
          const place = `${surface.api} ${script.sysId} ${site.range.lineStart}`;
          return { script, site, order: seededHash(seed, place) };
        })
        .sort((one, other) => one.order - other.order);
      return oneAScript(fitting).flatMap((donor) => template(surface, members, donor) ?? []);
    },
  };
}

function oneAScript(donors: readonly Donor[]): readonly Donor[] {
  const byScript = new Map<string, Donor>();
  for (const donor of donors) {
    const { sysId } = donor.script;
    if (!byScript.has(sysId) && isInline(donor)) byScript.set(sysId, donor);
    if (byScript.size === TEMPLATES_PER_API) break;
  }
  return [...byScript.values()];
}

/** `new Y().m` or `Y.m`: nothing before or behind it holds the object. */
function isInline({ script, site }: Donor): boolean {
  const { start, end } = offsetsIn(script.source)(site.range);
  const written = script.source.slice(start, end);
  const name = site.api.slice(site.api.lastIndexOf('.') + 1);
  return (
    written.startsWith('new ') ||
    written.startsWith(`${name}.`) ||
    written.startsWith(`${site.api}.`)
  );
}

function template(
  surface: ApiSurface,
  members: readonly Member[],
  { script, site }: Donor,
): SyntheticScript | null {
  const member = mostAlike(site.member ?? '', members);
  if (member === null) return null;
  const { start, end } = offsetsIn(script.source)(site.range);
  const receiver = member.isStatic ? surface.name : `new ${surface.name}()`;
  const source = `${script.source.slice(0, start)}${receiver}.${member.name}${script.source.slice(end)}`;
  const { sysId, table, scope } = script;
  return { origin: 'template', script: { sysId, table, scope, source }, madeFrom: sysId };
}

function mostAlike(name: string, members: readonly Member[]): Member | null {
  const words = new Set(splitIdentifier(name));
  const shared = (member: Member): number =>
    splitIdentifier(member.name).filter((word) => words.has(word)).length;
  const [first = null, ...others] = members;
  return others.reduce<Member | null>(
    (best, member) => (best !== null && shared(member) > shared(best) ? member : best),
    first,
  );
}

function sharesTables(one: ApiSurface, other: ApiSurface | undefined): boolean {
  if (other === undefined) return false;
  const [left, right] = [one, other].map(
    ({ tablesRead, tablesWritten }) => new Set([...tablesRead, ...tablesWritten]),
  );
  if (left === undefined || right === undefined) return false;
  if (left.size === 0 || right.size === 0) return left.size === right.size;
  return [...left].some((table) => right.has(table));
}
