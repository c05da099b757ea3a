import type { ApiEntry } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { Exclusion } from '../question/exclusion.js';
import { apiCard } from './api-card.js';

/**
 * The card of an API of the mirror. Of the question it heeds one thing: the calls of the script being edited are not
 * counted, for they would tell what it needs.
 */
export function candidateCard(
  { number, stored }: ApiEntry,
  index: MirrorIndex,
  { sites }: Pick<Exclusion, 'sites'>,
): string {
  const uses = new Map<string, number>();
  for (const site of index.sitesOfApi(number)) {
    if (site.member === null || sites.has(site.number)) continue;
    uses.set(site.member, (uses.get(site.member) ?? 0) + 1);
  }
  return apiCard(stored, (member) => uses.get(member) ?? 0);
}
