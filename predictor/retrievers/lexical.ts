/** The store's full-text search over the APIs' fields, bodies included; the ranks come from the fields in memory. */
import type { Evidence } from '../../domain/index.js';
import type { MirrorReader } from '../../sync/index.js';
import { rarestIdentifiers } from './rare-identifiers.js';
import { topApis, type Retriever, type RetrieverInput, type Signal } from '../retriever.js';
import { splitIdentifier } from '../../analysis/index.js';

const LIMIT = 100;
/** Full-text search costs as much as its commonest terms: the rarest ones find what there is to find. */
const MAX_TERMS = 16;
const MAX_EXPANSION_TERMS = 8;
const SHORTEST_TERM = 3;
/** Of the ranking among the candidates: names say most, as in the store's own weights. */
const FIELD_WEIGHTS = { name: 2, members: 1.5, documentation: 0.5, tables: 1 } as const;

/**
 * Full-text search finds APIs by their bodies too, which are not held in memory. Its scores count the edited script
 * in, though, so they choose candidates and do not rank them.
 */
export function createLexicalRetriever(store: Pick<MirrorReader, 'searchApis'>): Retriever {
  return {
    name: 'lexical',
    works: 'outside',
    async retrieve(input) {
      const { index, context, fields, isKept } = input;
      const { exclusion } = context;
      const widening = { identifiers: context.expansion, exclusion };
      const terms = [
        ...rarestIdentifiers(index, context, SHORTEST_TERM).slice(0, MAX_TERMS),
        ...rarestIdentifiers(index, widening, SHORTEST_TERM).slice(0, MAX_EXPANSION_TERMS),
      ].map(({ word }) => word);
      const hits = terms.length === 0 ? [] : await store.searchApis({ terms, limit: LIMIT });
      const found = hits
        .map((hit) => index.apiByName(hit.api)?.number ?? -1)
        .filter((api) => api >= 0 && isKept(api) && !context.exclusion.isExcludedApi(api));
      const inMemory = topApis(weighted(input), input, LIMIT);
      return {
        ranking: interleave(inMemory, found).slice(0, LIMIT),
        signals: lexicalSignals(fields),
        evidence: (api) => lexicalEvidence(api, input),
      };
    },
  };
}

/** The signals of the fields in memory; they are there when the full-text search is not. */
export function lexicalSignals(fields: RetrieverInput['fields']): readonly Signal[] {
  return [
    { name: 'lexical.name', scores: fields.name },
    { name: 'lexical.members', scores: fields.members },
    { name: 'lexical.documentation', scores: fields.documentation },
    { name: 'lexical.tables', scores: fields.tables },
    { name: 'comment.members', scores: fields.commentMembers },
    { name: 'comment.documentation', scores: fields.commentDocumentation },
  ];
}

function weighted({ index, context, fields }: RetrieverInput): Float32Array {
  const { name, members, documentation, tables } = fields;
  const scores = context.scratch.floats(index.apiNumberLimit);
  for (let api = 0; api < scores.length; api += 1) {
    scores[api] =
      FIELD_WEIGHTS.name * (name[api] ?? 0) +
      FIELD_WEIGHTS.members * (members[api] ?? 0) +
      FIELD_WEIGHTS.documentation * (documentation[api] ?? 0) +
      FIELD_WEIGHTS.tables * (tables[api] ?? 0);
  }
  return scores;
}

function interleave(one: readonly number[], other: readonly number[]): readonly number[] {
  const merged = new Set<number>();
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    for (const api of [one[at], other[at]]) if (api !== undefined) merged.add(api);
  }
  return [...merged];
}

const MAX_WORDS_SAID = 4;

function lexicalEvidence(api: number, { index, context }: RetrieverInput): readonly Evidence[] {
  const surface = index.api(api)?.stored.surface;
  if (surface === undefined) return [];
  const offered = new Set(
    [
      surface.name,
      ...surface.members.filter((member) => !member.isPrivate).map((member) => member.name),
    ].flatMap((name) => splitIdentifier(name)),
  );
  const inSight = sharedWords(context.identifiers, offered);
  const expanded = sharedWords(context.expansion, offered).filter(
    (word) => !inSight.includes(word),
  );
  const found: Evidence[] = [
    ...sharingEvidence(inSight, 'the code in sight'),
    ...sharingEvidence(expanded, 'the expanded query'),
  ];
  const tables = new Set([...surface.tablesRead, ...surface.tablesWritten]);
  const table = context.tables.find((name) => tables.has(name));
  if (table !== undefined) {
    found.push({ source: 'lexical', text: `Works on ${table}`, script: null, line: null });
  }
  return found;
}

function sharedWords(names: readonly string[], offered: ReadonlySet<string>): readonly string[] {
  const words = names.flatMap((name) => splitIdentifier(name));
  return [...new Set(words)].filter((word) => word.length >= SHORTEST_TERM && offered.has(word));
}

function sharingEvidence(words: readonly string[], origin: string): readonly Evidence[] {
  if (words.length === 0) return [];
  const said = words.slice(0, MAX_WORDS_SAID).map((word) => `"${word}"`);
  const text = `Its names share ${said.join(', ')} with ${origin}`;
  return [{ source: 'lexical', text, script: null, line: null }];
}
