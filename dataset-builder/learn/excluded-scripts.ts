import { createError } from '../../domain/index.js';
import { everyItem, type MirrorReader } from '../../sync/index.js';

const SYS_ID = /^[0-9a-f]{32}$/i;
const PAGE = 500;

/**
 * The sys_ids of the scripts named, each by its sys_id or `scope.name`; a name means every script of that name in the
 * scope. Of one that the mirror does not hold, throws SCRIPT_UNKNOWN or passes it over.
 */
export async function excludedScripts(
  store: Pick<MirrorReader, 'script' | 'scripts'>,
  named: readonly string[],
  unknown: 'refused' | 'passed over' = 'refused',
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const each of named) {
    const sysIds = SYS_ID.test(each) ? await bySysId(store, each) : await byName(store, each);
    if (sysIds.length === 0 && unknown === 'refused') {
      throw createError('SCRIPT_UNKNOWN', { script: each });
    }
    for (const sysId of sysIds) found.add(sysId);
  }
  return found;
}

async function bySysId(
  store: Pick<MirrorReader, 'script'>,
  sysId: string,
): Promise<readonly string[]> {
  const script = await store.script(sysId.toLowerCase());
  return script === null ? [] : [script.sysId];
}

async function byName(
  store: Pick<MirrorReader, 'scripts'>,
  qualified: string,
): Promise<readonly string[]> {
  const dot = qualified.indexOf('.');
  if (dot < 1) return [];
  const scope = qualified.slice(0, dot);
  const name = qualified.slice(dot + 1);
  const found: string[] = [];
  const scripts = everyItem((page) => store.scripts({ scope, search: name }, page), PAGE);
  for await (const script of scripts) if (script.name === name) found.push(script.sysId);
  return found;
}
