import type { CallSite, Resolution, ScriptRecord } from '../../domain/index.js';
import { isNamespaceName, isPlatformBase, isPlatformName } from '../platform/index.js';
import type { ApiDirectory, Reference } from '../script-analysis.js';
import { followMembers } from './follow-members.js';
import { findMember } from './inherited-members.js';

const CAPITAL = /^\p{Lu}/u;

/** The script whose references are linked. */
export type ReferringScript = Pick<ScriptRecord, 'sysId' | 'scope' | 'name' | 'table'>;

/**
 * Resolves what a script refers to: bare names in its own scope first, then in `global`; qualified names exactly;
 * members along the inheritance chain. Uses of the script's own class, platform classes and unknown plain functions
 * are no call sites. In the order of the references.
 */
export function linkCallSites(
  script: ReferringScript,
  references: readonly Reference[],
  directory: ApiDirectory,
): readonly CallSite[] {
  const own = `${script.scope}.${script.name}`;
  const sites = references.flatMap((reference) => {
    const site = link(script, reference, directory);
    return site === null || (site.api === own && site.resolution !== 'unresolved') ? [] : [site];
  });
  return withoutWorseAlternatives(sites);
}

function link(
  script: ReferringScript,
  reference: Reference,
  directory: ApiDirectory,
): CallSite | null {
  const { form, target, member, range, enclosingFunction } = reference;
  const place = { scriptSysId: script.sysId, form, range, enclosingFunction };
  const start = directory.resolve(target, script.scope);
  if (start === null) {
    if (!isUnresolved(reference)) return null;
    return { ...place, api: target, member, definedIn: null, resolution: 'unresolved' };
  }
  const api = followMembers(start, reference.via ?? [], directory);
  if (api === null) return null;
  if (member === null) {
    return { ...place, api, member, definedIn: null, resolution: sureness(reference) };
  }
  const found = findMember(api, member, directory);
  if (found !== null) {
    const { definedIn } = found;
    return { ...place, api, member, definedIn, resolution: sureness(reference) };
  }
  if (reference.ifDefined === true) return null;
  return { ...place, api, member, definedIn: null, resolution: 'member-unknown' };
}

function sureness({ inferred }: Reference): Resolution {
  return inferred ? 'inferred' : 'exact';
}

/** Has it the shape of a Script Include use, although none of that name is known? */
function isUnresolved({ form, target, via, ifDefined, inferred }: Reference): boolean {
  if ((via?.length ?? 0) > 0 || ifDefined === true) return false;
  const name = target.slice(target.lastIndexOf('.') + 1);
  if (isPlatformName(target) || isPlatformBase(name)) return false;
  if (isNamespaceName(target.slice(0, target.indexOf('.')))) return true;
  if (target.includes('.') || !CAPITAL.test(target)) return false;
  switch (form) {
    case 'construct':
    case 'include':
    case 'extend':
    case 'ajax':
      return true;
    case 'instance-call':
      return !inferred;
    case 'static-call':
    case 'function-call':
    case 'property':
    case 'prototype-call':
      return false;
  }
}

/** Where one place may mean several classes and some of them define the member, those that do not are left out. */
function withoutWorseAlternatives(sites: readonly CallSite[]): readonly CallSite[] {
  const defined = new Set(
    sites.filter((site) => site.definedIn !== null).map((site) => placeKey(site)),
  );
  const seen = new Set<string>();
  return sites.filter((site) => {
    const place = placeKey(site);
    if (site.definedIn === null && site.member !== null && defined.has(place)) return false;
    const key = `${place} ${site.form} ${site.api}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function placeKey({ range, member }: CallSite): string {
  const { lineStart, columnStart, lineEnd, columnEnd } = range;
  return [lineStart, columnStart, lineEnd, columnEnd, member].join(' ');
}
