/** What a question must not know of: the script being edited, its API, and every call site of either. */
import type { ApiDirectory } from '../../analysis/index.js';
import type { CallerCounts, CallGraph } from '../mirror-index/call-graph.js';
import type { ScriptEntry } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';

export interface Exclusion {
  readonly scripts: readonly ScriptEntry[];
  readonly isExcludedScript: (script: number) => boolean;
  readonly isExcludedApi: (api: number) => boolean;
  /** Call sites in the excluded scripts, and those of the excluded APIs. */
  readonly sites: ReadonlySet<number>;
  /** Documents of the excluded APIs in the index of fields. */
  readonly fieldDocuments: readonly number[];
  /** The directory without the excluded APIs. */
  readonly directory: ApiDirectory;
}

/** Leaves out the given scripts with everything that comes from them. */
export function excludeScripts(index: MirrorIndex, scripts: readonly ScriptEntry[]): Exclusion {
  const scriptNumbers = new Set(scripts.map((script) => script.number));
  const names = new Set<string>();
  const apis = new Set<number>();
  const fieldDocuments: number[] = [];
  const sites = new Set<number>();
  for (const script of scripts) {
    for (const site of index.sitesOfScript(script.number)) sites.add(site.number);
    const api = index.apiByName(`${script.scope}.${script.name}`);
    if (api?.stored.surface.scriptSysId !== script.sysId) continue;
    names.add(api.stored.surface.api);
    apis.add(api.number);
    fieldDocuments.push(api.document);
    for (const site of index.sitesOfApi(api.number)) sites.add(site.number);
  }
  const { directory } = index;
  return {
    scripts,
    isExcludedScript: (script) => scriptNumbers.has(script),
    isExcludedApi: (api) => apis.has(api),
    sites,
    fieldDocuments,
    directory: {
      resolve(written, scope) {
        const api = directory.resolve(written, scope);
        if (api === null || !names.has(api)) return api;
        // Without the scope's own class the name means the global one.
        const global = written.includes('.') ? null : directory.resolve(written, 'global');
        return global === null || names.has(global) ? null : global;
      },
      surface: (api) => (names.has(api) ? null : directory.surface(api)),
    },
  };
}

/** How many scripts call an API, the excluded ones not counted. */
export function callingScripts(api: number, graph: CallGraph, { scripts }: Exclusion): number {
  let count = graph.callingScripts(api);
  for (const script of scripts) if (graph.called(script.number).has(api)) count -= 1;
  return count;
}

export interface VisibleCallers {
  readonly all: number;
  readonly inScope: number;
  readonly inTable: number;
  readonly scopes: number;
}

/** Counts of an API's callers without the excluded scripts. */
export function visibleCallers(
  callers: CallerCounts,
  exclusion: Exclusion,
  caller: { readonly scope: string; readonly table: string | null },
): VisibleCallers {
  let all = callers.scripts.size;
  let inScope = callers.byScope.get(caller.scope) ?? 0;
  let inTable = caller.table === null ? 0 : (callers.byTable.get(caller.table) ?? 0);
  let scopes = callers.byScope.size;
  for (const script of exclusion.scripts) {
    if (!callers.scripts.has(script.number)) continue;
    all -= 1;
    if (script.scope === caller.scope) inScope -= 1;
    if (script.table === caller.table) inTable -= 1;
    if (callers.byScope.get(script.scope) === 1) scopes -= 1;
  }
  return { all, inScope, inTable, scopes };
}
