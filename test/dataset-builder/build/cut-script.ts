/** Cuts examples from a text as the builder does: the real analysis, the real linking. */
import { analyseScript, createApiDirectory, linkCallSites } from '../../../analysis/index.js';
import type { ApiFacts } from '../../../dataset-builder/build/api-facts.js';
import { examplesOf, type ScriptExamples } from '../../../dataset-builder/build/examples-of.js';
import type { DraftExample } from '../../../dataset-builder/build/draft-example.js';
import { distinguishingVocabularies } from '../../../dataset-builder/build/intent.js';
import type { ApiSurface } from '../../../domain/index.js';

/** A Script Include with these methods, each giving back its argument. */
export function classSource(name: string, methods: readonly string[]): string {
  const members = methods.map((method) => `  ${method}: function(id) { return id; },`).join('\n');
  return `var ${name} = Class.create();\n${name}.prototype = {\n${members}\n  type: '${name}'\n};\n`;
}

export function surfaceOf(api: string, source: string): ApiSurface {
  const dot = api.lastIndexOf('.');
  const [scope, name] = [api.slice(0, dot), api.slice(dot + 1)];
  const sysId = Buffer.from(api.padEnd(16, '0')).toString('hex').slice(0, 32);
  const script = { sysId, table: 'sys_script_include', name, scope, source };
  const { surface } = analyseScript(script);
  if (surface === null) throw new Error(`${api} has no surface`);
  return surface;
}

const SCRIPT = { sysId: 'f'.repeat(32), table: 'sys_script', name: 'Rule', scope: 'x_acme' };

/** The examples of a business rule in `x_acme` that may call `surfaces`. */
export function cutScript(
  source: string,
  surfaces: readonly ApiSurface[],
  { sites = 'first', seed = 1 }: { readonly sites?: 'first' | 'all'; readonly seed?: number } = {},
): ScriptExamples {
  const script = { ...SCRIPT, source };
  const { references } = analyseScript(script);
  const callSites = linkCallSites(script, references, createApiDirectory(surfaces));
  const vocabularies = distinguishingVocabularies(surfaces);
  const facts = (api: string): ApiFacts | null => {
    const surface = surfaces.find((candidate) => candidate.api === api);
    const vocabulary = vocabularies.get(api) ?? new Map<string, number>();
    return surface === undefined ? null : { surface, callers: new Set<string>(), vocabulary };
  };
  return examplesOf(script, callSites, { sites, seed, origin: 'call-site', facts });
}

/** The example for an API at one kind of cut: seeds are tried until it is chosen. */
export function cutAt(
  kind: DraftExample['cut'],
  source: string,
  surfaces: readonly ApiSurface[],
): DraftExample {
  for (let seed = 0; seed < 100; seed += 1) {
    const found = cutScript(source, surfaces, { seed }).examples.find(({ cut }) => cut === kind);
    if (found !== undefined) return found;
  }
  throw new Error(`no cut at ${kind}`);
}

/** What an author sees, the cut as `|`. */
export function visible({ codeBefore, codeAfter }: DraftExample): string {
  return `${codeBefore}|${codeAfter}`;
}
