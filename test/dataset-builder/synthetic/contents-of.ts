/** What a mirror of some scripts of one scope holds. */
import { analyseScript, createApiDirectory, linkCallSites } from '../../../analysis/index.js';
import { distinguishingVocabularies } from '../../../dataset-builder/build/intent.js';
import type {
  DatasetScript,
  MirrorContents,
} from '../../../dataset-builder/build/mirror-contents.js';
import { sysIdOf } from '../../sync/records.js';

export function script(name: string, source: string, table: string): DatasetScript {
  return { sysId: sysIdOf(name), name, source, table, scope: 'x_acme', targetTable: null };
}

export function contentsOf(scripts: readonly DatasetScript[]): MirrorContents {
  const surfaces = scripts.flatMap((entry) => analyseScript(entry).surface ?? []);
  const directory = createApiDirectory(surfaces);
  const callSites = new Map(
    scripts.map((entry) => [
      entry.sysId,
      linkCallSites(entry, analyseScript(entry).references, directory),
    ]),
  );
  const vocabularies = distinguishingVocabularies(surfaces);
  const facts = surfaces.map((surface) => {
    const callers = [...callSites]
      .filter(([, sites]) => sites.some(({ api }) => api === surface.api))
      .map(([sysId]) => sysId);
    const vocabulary = vocabularies.get(surface.api) ?? new Map<string, number>();
    return [surface.api, { surface, callers: new Set(callers), vocabulary }] as const;
  });
  return { generation: 1, scripts, callSites, facts: new Map(facts), scopes: ['x_acme'] };
}
