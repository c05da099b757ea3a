/**
 * ripgrep over the packed text for the rarest identifiers in sight. A hit speaks for the API that is defined in its
 * script, and for the APIs that are called near it.
 */
import { createError, type Evidence } from '../../../domain/index.js';
import type { ShardSet } from '../../../sync/index.js';
import type { ScriptEntry } from '../../mirror-index/entries.js';
import type { MirrorIndex } from '../../mirror-index/mirror-index.js';
import { EXPANSION_WEIGHT } from '../../question/expansion-sight.js';
import type { QueryContext } from '../../question/query-context.js';
import { compareText } from '../../best-apis.js';
import { topApis, type Retriever, type RetrieverInput } from '../../retriever.js';
import { rarestIdentifiers, type RareIdentifier } from '../rare-identifiers.js';
import type { RipgrepHit } from './ripgrep.js';
import type { RipgrepSearcher } from './ripgrep-searcher.js';

const LIMIT = 80;
const MAX_PATTERNS = 12;
const MAX_EXPANSION_PATTERNS = 6;
const SHORTEST_PATTERN = 4;
/** An identifier in more scripts than this (or this share of them) says nothing of where to look. */
const MAX_SCRIPTS = 60;
const MAX_SHARE = 0.1;
/** In a mirror of a few scripts the share would leave nothing. */
const FEWEST_SCRIPTS = 3;
/** A call this many lines from a hit belongs to it. */
const NEAR_LINES = 12;
/** What a hit weighs for the API defined in its script, where a call right beside it weighs 1. */
const DEFINITION_WEIGHT = 0.5;
/** Scripts that the patterns stand in, all together: what is read of the output stays some hundred kilobytes. */
const MAX_SCRIPTS_IN_ALL = 200;
/** Those of the expansion have room of their own: what is in sight is searched for all the same. */
const MAX_EXPANSION_SCRIPTS_IN_ALL = 100;
/** Only one script that repeats a word endlessly gets there; a bound that is often met would cut by what stands first. */
const MAX_LINES_PER_FILE = 3_000;
const MAX_BYTES = 8_000_000;

export interface GrepOptions {
  readonly searcher: RipgrepSearcher;
  readonly instance: string;
  /** The packed text as it is now, or null when there is none. */
  readonly shards: () => ShardSet | null;
}

interface FoundLine {
  readonly word: string;
  readonly script: ScriptEntry;
  readonly line: number;
}

export function createGrepRetriever({ searcher, instance, shards }: GrepOptions): Retriever {
  return {
    name: 'grep',
    works: 'outside',
    async retrieve(input, signal) {
      const { index, context } = input;
      const patterns = rarePatterns(index, context);
      const lines = await search(patterns, input, signal);
      const scores = context.scratch.floats(index.apiNumberLimit);
      const found = new Map<number, FoundLine>();
      addVotes(lines, patterns, scores, found, input);
      return {
        ranking: topApis(scores, input, LIMIT),
        signals: [{ name: 'grep', scores }],
        evidence: (api) => grepEvidence(found.get(api), context),
      };
    },
  };

  async function search(
    patterns: readonly RareIdentifier[],
    input: RetrieverInput,
    signal: AbortSignal,
  ): Promise<readonly FoundLine[]> {
    if (patterns.length === 0) return [];
    const set = shards();
    if (set === null) throw createError('SHARDS_MISSING', { instance });
    const words = patterns.map(({ word }) => word);
    const bounds = { maxLinesPerFile: MAX_LINES_PER_FILE, maxBytes: MAX_BYTES };
    const hits = await searcher.search({ words, files: set.files, ...bounds }, signal);
    return hits.flatMap((hit) => locate(set, hit, patterns, input)).sort(byPlace);
  }
}

/** The rarest identifiers in sight, and fewer of the expansion, which weigh less. */
function rarePatterns(index: MirrorIndex, context: QueryContext): readonly RareIdentifier[] {
  const { exclusion, expansion } = context;
  const widening = { identifiers: expansion, exclusion };
  return [
    ...tellingPatterns(index, context, MAX_SCRIPTS_IN_ALL).slice(0, MAX_PATTERNS),
    ...tellingPatterns(index, widening, MAX_EXPANSION_SCRIPTS_IN_ALL)
      .slice(0, MAX_EXPANSION_PATTERNS)
      .map((pattern) => ({ ...pattern, rarity: pattern.rarity * EXPANSION_WEIGHT })),
  ];
}

/** The rarest first, those left out that are in so many scripts that they say nothing. */
function tellingPatterns(
  index: MirrorIndex,
  words: Pick<QueryContext, 'identifiers' | 'exclusion'>,
  mostInAll: number,
): readonly RareIdentifier[] {
  const others = index.scripts.count - words.exclusion.scripts.length;
  const most = Math.max(FEWEST_SCRIPTS, Math.min(MAX_SCRIPTS, others * MAX_SHARE));
  let inAll = 0;
  return rarestIdentifiers(index, words, SHORTEST_PATTERN).filter(({ scripts }) => {
    inAll += scripts;
    return scripts <= most && inAll <= mostInAll;
  });
}

function locate(
  shards: ShardSet,
  hit: RipgrepHit,
  patterns: readonly RareIdentifier[],
  { index, context }: RetrieverInput,
): readonly FoundLine[] {
  const place = shards.locate(shards.files[hit.file] ?? '', hit.line);
  const script = place === null ? null : index.scripts.bySysId(place.scriptSysId);
  if (place === null || script === null) return [];
  if (context.exclusion.isExcludedScript(script.number)) return [];
  return hit.words.flatMap((number) => {
    const word = patterns[number]?.word;
    return word === undefined ? [] : [{ word, script, line: place.line }];
  });
}

/** The same order whatever file the text is packed in. */
function byPlace(a: FoundLine, b: FoundLine): number {
  return (
    compareText(a.script.sysId, b.script.sysId) || a.line - b.line || compareText(a.word, b.word)
  );
}

/** Each word votes once for an API, with the nearest of its hits; rare words more than common ones. */
function addVotes(
  lines: readonly FoundLine[],
  patterns: readonly RareIdentifier[],
  scores: Float32Array,
  found: Map<number, FoundLine>,
  { index, context }: RetrieverInput,
): void {
  const rarity = new Map(patterns.map((pattern) => [pattern.word, pattern.rarity]));
  const votes = new Map<string, { api: number; vote: number; line: FoundLine }>();
  const vote = (api: number, weight: number, line: FoundLine): void => {
    if (context.exclusion.isExcludedApi(api)) return;
    if (context.traces.get(api)?.isTrace(line.word) === true) return;
    const key = `${line.word} ${api}`;
    const value = weight * (rarity.get(line.word) ?? 0);
    if (value > (votes.get(key)?.vote ?? 0)) votes.set(key, { api, vote: value, line });
  };
  for (const line of lines) {
    const own = index.apiByName(`${line.script.scope}.${line.script.name}`);
    if (own?.stored.surface.scriptSysId === line.script.sysId)
      vote(own.number, DEFINITION_WEIGHT, line);
    for (const site of index.sitesOfScript(line.script.number)) {
      const distance = Math.abs(site.line - line.line);
      if (distance <= NEAR_LINES) vote(site.api, 1 / (1 + distance / NEAR_LINES), line);
    }
  }
  for (const { api, vote: value, line } of votes.values()) {
    scores[api] = (scores[api] ?? 0) + value;
    if (!found.has(api)) found.set(api, line);
  }
}

function grepEvidence(
  line: FoundLine | undefined,
  { expansion }: QueryContext,
): readonly Evidence[] {
  if (line === undefined) return [];
  const origin = expansion.includes(line.word) ? ' of the expanded query' : '';
  return [
    {
      source: 'grep',
      text: `"${line.word}"${origin} stands near it in ${line.script.name}`,
      script: line.script.name,
      line: line.line,
    },
  ];
}
