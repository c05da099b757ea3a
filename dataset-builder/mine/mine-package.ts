/** The calls of a package's functions and classes from its other modules, cut and masked as those of an instance. */
import { setImmediate as breathe } from 'node:timers/promises';
import { analyseScript, linkCallSites, type ApiDirectory } from '../../analysis/index.js';
import type { CallSite } from '../../domain/index.js';
import type { ApiFacts } from '../build/api-facts.js';
import type { DraftExample } from '../build/draft-example.js';
import { grouped } from '../build/grouped.js';
import { distinguishingVocabularies } from '../build/intent.js';
import { ScriptCutter } from '../build/script-cutter.js';
import { seededHash } from '../build/seeded-hash.js';
import { readSyntaxTree } from '../build/syntax-tree.js';
import { apiName, inventedId, minedApi, type MinedApi } from './mined-api.js';
import { plainModule, type PlainModule } from './plain-module.js';
import type { Place, ReadPackage } from './read-package.js';

/** More calls of one say the same again. */
const MOST_OF_API = 12;
/** One large package would outweigh all the others. */
const MOST_OF_PACKAGE = 4_000;
const SEED = 1;
/** A table without a meaning of its own for the analysis. */
const TABLE = 'sys_script';

export interface MinedPairs {
  /** By name; those that another module calls. */
  readonly apis: ReadonlyMap<string, MinedApi>;
  /** At most one for each module and API; `script` is the module. */
  readonly examples: readonly DraftExample[];
}

interface Call {
  readonly path: string;
  readonly api: string;
  readonly sites: readonly CallSite[];
}

/** The same package gives the same pairs. An abort throws its reason. */
export async function minePackage(read: ReadPackage, signal?: AbortSignal): Promise<MinedPairs> {
  const plain = new Map<string, PlainModule>();
  for (const [path, module] of read.modules) {
    plain.set(path, plainModule(read.modules, path, module));
  }
  const apis = readApis(read, plain);
  const calls: Call[] = [];
  for (const [path, module] of plain) {
    calls.push(...callsIn(read.name, path, module, apis));
    await breathe();
    signal?.throwIfAborted();
  }
  const facts = factsOf(read.name, apis, calls);
  const examples: DraftExample[] = [];
  for (const [path, chosen] of grouped(chooseCalls(calls), (call) => call.path)) {
    const source = plain.get(path)?.source ?? '';
    examples.push(...cut(read.name, path, source, chosen, facts));
    await breathe();
    signal?.throwIfAborted();
  }
  const called = new Set(calls.map(({ api }) => api));
  return { apis: new Map([...apis].filter(([api]) => called.has(api))), examples };
}

/** Whatever is named in another module than its own. */
function readApis(
  read: ReadPackage,
  plain: ReadonlyMap<string, PlainModule>,
): ReadonlyMap<string, MinedApi> {
  const places = new Map<string, Place>();
  for (const { names } of plain.values()) {
    for (const place of names.values()) places.set(apiName(read.name, place), place);
  }
  const baseOf = ({ path, local }: Place): string | null => {
    const declared = read.modules.get(path)?.declared;
    const base = declared?.get(local)?.base ?? null;
    if (base === null) return null;
    const place =
      declared?.has(base) === true ? { path, local: base } : plain.get(path)?.names.get(base);
    return place === undefined ? null : apiName(read.name, place);
  };
  const apis = new Map<string, MinedApi>();
  for (const [api, place] of [...places].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const mined = minedApi(read, place, baseOf(place));
    if (mined !== null) apis.set(api, mined);
  }
  return apis;
}

function callsIn(
  name: string,
  path: string,
  { source, names }: PlainModule,
  apis: ReadonlyMap<string, MinedApi>,
): readonly Call[] {
  const directory: ApiDirectory = {
    resolve(written) {
      const place = names.get(written);
      const api = place === undefined ? null : apiName(name, place);
      return api !== null && apis.has(api) ? api : null;
    },
    surface: (api) => apis.get(api)?.surface ?? null,
  };
  // Named after nothing: no module is an API itself.
  const script = { sysId: inventedId(`${name}/${path}`), table: TABLE, scope: name, name: '' };
  const { references } = analyseScript({ ...script, source });
  const sites = linkCallSites(script, references, directory).filter(
    ({ resolution, api }) => resolution !== 'unresolved' && apis.has(api),
  );
  return [...grouped(sites, ({ api }) => api)].map(([api, own]) => ({ path, api, sites: own }));
}

function factsOf(
  name: string,
  apis: ReadonlyMap<string, MinedApi>,
  calls: readonly Call[],
): ReadonlyMap<string, ApiFacts> {
  const callers = grouped(calls, ({ api }) => api);
  const vocabularies = distinguishingVocabularies([...apis.values()].map(({ surface }) => surface));
  return new Map(
    [...apis].map(([api, { surface }]) => [
      api,
      {
        surface,
        callers: new Set((callers.get(api) ?? []).map(({ path }) => inventedId(`${name}/${path}`))),
        vocabulary: vocabularies.get(api) ?? new Map<string, number>(),
      },
    ]),
  );
}

function chooseCalls(calls: readonly Call[]): readonly Call[] {
  const inOrder = (some: readonly Call[]): readonly Call[] =>
    some
      .map((call) => ({ call, order: seededHash(SEED, `${call.api} ${call.path}`) }))
      .sort((one, other) => one.order - other.order)
      .map(({ call }) => call);
  const few = [...grouped(calls, ({ api }) => api).values()].flatMap((own) =>
    inOrder(own).slice(0, MOST_OF_API),
  );
  return inOrder(few).slice(0, MOST_OF_PACKAGE);
}

function cut(
  name: string,
  path: string,
  source: string,
  calls: readonly Call[],
  facts: ReadonlyMap<string, ApiFacts>,
): readonly DraftExample[] {
  const tree = readSyntaxTree(source);
  if (tree?.outcome !== 'strict') return [];
  const script = { sysId: inventedId(`${name}/${path}`), table: TABLE, scope: name, source };
  const cutter = new ScriptCutter(script, tree, {
    ...{ sites: 'first', seed: SEED, origin: 'call-site' },
    facts: (api) => facts.get(api) ?? null,
  });
  return calls.flatMap(({ api, sites }) => {
    const own = facts.get(api);
    const outcomes = own === undefined ? [] : cutter.apiExamples(own, sites);
    return outcomes.flatMap((outcome) => ('reason' in outcome ? [] : [outcome]));
  });
}
