/** The models that can be fetched from a hub, each with its own contract. */
import { closest, distance } from 'fastest-levenshtein';
import { createError } from '../../domain/index.js';
import type { CatalogueEntry } from './catalogue-entry.js';
import { miniLmEntries } from './entries/minilm.js';
import { qwen3RerankerEntries } from './entries/qwen3-reranker.js';

export const CATALOGUE: readonly CatalogueEntry[] = [...qwen3RerankerEntries, ...miniLmEntries];

/** The entry that is called `name`. Throws MODEL_UNKNOWN, which names the nearest. */
export function catalogueEntry(name: string): CatalogueEntry {
  const entry = CATALOGUE.find((each) => each.name === name);
  if (entry !== undefined) return entry;
  const known = CATALOGUE.map((each) => each.name);
  const nearest = closest(name, known);
  const isNear = distance(name, nearest) <= name.length / 2;
  throw createError('MODEL_UNKNOWN', { name, nearest: isNear ? nearest : null, known });
}
