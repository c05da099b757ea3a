/**
 * BM25 of the question's surroundings against those of every call site, for four lanes at once: windows of 5, 12 and
 * 30 lines, and the names of function and script. One pass over one inverted index gives all four.
 */
import { SITE_LANE, type SiteEntry } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';
import { inverseDocumentFrequency, lengthFactor } from '../terms/bm25.js';
import { LANES } from '../terms/lane-index.js';
import { laneStatistics, type LaneStatistics } from '../terms/lane-statistics.js';

/** Rare words are read first, as far as this many postings go. */
const MAX_POSTINGS = 120_000;
/** A word of more sites than this share of them says next to nothing (its rarity is below 1.5), and costs most. */
const MAX_SHARE = 0.2;
/** Below this many sites nothing costs anything. */
const ALWAYS_READ = 1_000;

export interface SiteScores {
  /** By `site * LANES + lane`. */
  readonly scores: Float32Array;
  /** The sites that share a word with the question, the excluded ones left out. */
  readonly touched: readonly number[];
}

export function scoreSites(index: MirrorIndex, context: QueryContext): SiteScores {
  const { surroundings } = index;
  const { exclusion, terms, names } = context;
  const distinct = new Set([...terms.keys(), ...names]);
  const statistics = laneStatistics(surroundings, exclusion.sites, distinct);
  const scores = context.scratch.floats(surroundings.documents * LANES);
  let budget = MAX_POSTINGS;
  const rareFirst = [...distinct]
    .map((term) => ({ term, sites: sitesOf(term, statistics) }))
    .sort((a, b) => a.sites - b.sites || index.terms.hash(a.term) - index.terms.hash(b.term));
  const seen = context.scratch.floats(surroundings.documents);
  const touched: number[] = [];
  for (const { term, sites } of rareFirst) {
    budget -= sites;
    if (budget < 0) break;
    if (sites > ALWAYS_READ && sites > statistics.documents * MAX_SHARE) break;
    const lane = terms.get(term);
    const inWindows = windowRarity(term, statistics);
    const isName = names.has(term);
    const inNames = isName ? rarity(statistics.frequency(term, SITE_LANE.names), statistics) : 0;
    surroundings.visitPostings(term, (site, siteLane) => {
      if (siteLane === SITE_LANE.names) {
        if (!isName) return;
        const at = site * LANES + SITE_LANE.names;
        scores[at] = (scores[at] ?? 0) + inNames;
      } else {
        const traces = context.traces.get(index.siteApi(site));
        const judged = traces === undefined ? lane : traces.terms.get(term);
        if (judged === undefined) return;
        for (let window = Math.max(judged, siteLane); window <= SITE_LANE.far; window += 1) {
          const at = site * LANES + window;
          scores[at] = (scores[at] ?? 0) + inWindows;
        }
      }
      if (seen[site] === 1) return;
      seen[site] = 1;
      touched.push(site);
    });
  }
  const kept = touched.filter((site) => !exclusion.sites.has(site));
  const averages = cumulative((lane) => statistics.averageLength(lane));
  for (const site of kept) {
    const lengths = cumulative((lane) => surroundings.length(site, lane));
    for (let lane = 0; lane < LANES; lane += 1) {
      const at = site * LANES + lane;
      scores[at] = (scores[at] ?? 0) * lengthFactor(lengths[lane] ?? 0, averages[lane] ?? 0);
    }
  }
  return { scores, touched: kept };
}

/** The site whose surroundings are most alike; null of none. Equals by script and line, however the index came to be. */
export function mostAlike(
  candidates: readonly SiteEntry[],
  { scores }: SiteScores,
  index: MirrorIndex,
): SiteEntry | null {
  const scoreOf = ({ number }: SiteEntry): number =>
    (scores[number * LANES + SITE_LANE.far] ?? 0) + (scores[number * LANES + SITE_LANE.names] ?? 0);
  let best: SiteEntry | null = null;
  for (const site of candidates) {
    if (best === null) best = site;
    else {
      const difference = scoreOf(site) - scoreOf(best);
      if (difference > 0 || (difference === 0 && index.siteOrder(site, best) < 0)) best = site;
    }
  }
  return best;
}

/** Counted without the excluded sites, so that they do not decide what is read either. */
function sitesOf(term: number, statistics: LaneStatistics): number {
  let sites = 0;
  for (let lane = 0; lane < LANES; lane += 1) sites += statistics.frequency(term, lane);
  return sites;
}

function windowRarity(term: number, statistics: LaneStatistics): number {
  const { near, middle, far } = SITE_LANE;
  const frequency =
    statistics.frequency(term, near) +
    statistics.frequency(term, middle) +
    statistics.frequency(term, far);
  return rarity(frequency, statistics);
}

function rarity(frequency: number, statistics: LaneStatistics): number {
  return inverseDocumentFrequency(frequency, statistics.documents);
}

/** A wider window holds the narrower ones; the lane of names stands apart. */
function cumulative(length: (lane: number) => number): readonly number[] {
  const near = length(SITE_LANE.near);
  const middle = near + length(SITE_LANE.middle);
  return [near, middle, middle + length(SITE_LANE.far), length(SITE_LANE.names)];
}
