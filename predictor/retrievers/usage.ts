/** The call sites whose surroundings look like these, voting for the API that they call. */
import type { Evidence } from '../../domain/index.js';
import type { SiteEntry } from '../mirror-index/entries.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { Retriever, RetrieverInput, Signal } from '../retriever.js';
import { topApis } from '../retriever.js';
import { LANES } from '../terms/lane-index.js';
import { mostAlike, type SiteScores } from './site-scores.js';

const LANE_NAMES = ['near', 'middle', 'far', 'names'] as const;
/** Measured: the votes of the 30 nearest call sites. */
const NEAREST = 30;
const LIMIT = 120;

export const usageRetriever: Retriever = {
  name: 'usage',
  works: 'memory',
  retrieve(input) {
    // In double precision, so that the order of the sites does not show in the rounded means.
    const totals = new Float64Array(input.index.apiNumberLimit);
    const kept = input.sites.touched.filter((site) => input.isKept(input.index.siteApi(site)));
    const signals = LANE_NAMES.flatMap((name, lane) =>
      laneSignals(name, lane, { ...input, kept, totals: totals.fill(0) }),
    );
    return {
      ranking: topApis(combined(signals, input), input, LIMIT),
      signals,
      evidence: (api) => usageEvidence(api, input),
    };
  },
};

interface LaneInput extends RetrieverInput {
  /** The touched sites of kept APIs. */
  readonly kept: readonly number[];
  /** Room for a sum for each API, all 0. */
  readonly totals: Float64Array;
}

/** By API: its best call site, the votes among the 30 nearest of all, and the mean over its call sites. */
function laneSignals(
  name: string,
  lane: number,
  { index, context, sites, kept, totals }: LaneInput,
): readonly Signal[] {
  const { scores } = sites;
  const room = (): Float32Array => context.scratch.floats(index.apiNumberLimit);
  const best = room();
  const sum = room();
  const mean = room();
  const counts = room();
  const nearest = new NearestCallers(NEAREST, index);
  for (const site of kept) {
    const score = scores[site * LANES + lane] ?? 0;
    if (score === 0) continue;
    const api = index.siteApi(site);
    if (score > (best[api] ?? 0)) best[api] = score;
    totals[api] = (totals[api] ?? 0) + score;
    counts[api] = (counts[api] ?? 0) + 1;
    nearest.offer(api, index.siteScript(site), score);
  }
  for (const { api, score } of nearest.votes) sum[api] = (sum[api] ?? 0) + score;
  for (let api = 0; api < mean.length; api += 1) {
    const count = counts[api] ?? 0;
    if (count > 0) mean[api] = (totals[api] ?? 0) / count;
  }
  return [
    { name: `usage.${name}.best`, scores: best },
    { name: `usage.${name}.sum`, scores: sum },
    { name: `usage.${name}.mean`, scores: mean },
  ];
}

interface Vote {
  readonly api: number;
  readonly script: number;
  readonly score: number;
}

/**
 * The best votes, one for each pair of script and API: a script that calls an API eight times votes once.
 * Equal votes are ordered by their scripts, however the index came to be.
 */
class NearestCallers {
  /** Best first. */
  readonly votes: Vote[] = [];

  constructor(
    private readonly limit: number,
    private readonly index: MirrorIndex,
  ) {}

  offer(api: number, script: number, score: number): void {
    const { votes } = this;
    if (votes.length === this.limit && !this.#isBefore(script, score, votes.at(-1))) return;
    const same = votes.findIndex((vote) => vote.script === script && vote.api === api);
    if (same >= 0) {
      if ((votes[same]?.score ?? 0) >= score) return;
      votes.splice(same, 1);
    }
    let at = votes.length;
    while (at > 0 && this.#isBefore(script, score, votes[at - 1])) at -= 1;
    votes.splice(at, 0, { api, script, score });
    if (votes.length > this.limit) votes.pop();
  }

  #isBefore(script: number, score: number, other: Vote | undefined): boolean {
    if (other === undefined) return false;
    if (score !== other.score) return score > other.score;
    return this.index.scripts.hash(script) < this.index.scripts.hash(other.script);
  }
}

/** For the choice of candidates: every signal in its share of its own maximum. */
function combined(
  signals: readonly Signal[],
  { index, context }: Pick<RetrieverInput, 'index' | 'context'>,
): Float32Array {
  const total = context.scratch.floats(index.apiNumberLimit);
  for (const { scores } of signals) {
    let most = 0;
    for (const score of scores) most = Math.max(most, score);
    if (most === 0) continue;
    for (let api = 0; api < scores.length; api += 1) {
      total[api] = (total[api] ?? 0) + (scores[api] ?? 0) / most;
    }
  }
  return total;
}

/** `Used in 3 scripts that also query x_acme_billing_invoice`, and else how many scripts use it. */
function usageEvidence(
  api: number,
  { index, context, sites }: RetrieverInput,
): readonly Evidence[] {
  const { exclusion, tables } = context;
  const uses = index.sitesOfApi(api).filter((site) => !exclusion.sites.has(site.number));
  for (const table of tables) {
    const term = index.terms.find(table.toLowerCase());
    if (term < 0) continue;
    const sharing = uses.filter((site) => {
      const script = index.scripts.get(site.script);
      return script !== null && index.identifiers.holds(script.termDocument, term);
    });
    if (sharing.length > 0) return [told(sharing, ` that also query ${table}`, sites, index)];
  }
  return uses.length === 0 ? [] : [told(uses, '', sites, index)];
}

function told(
  uses: readonly SiteEntry[],
  besides: string,
  sites: SiteScores,
  index: MirrorIndex,
): Evidence {
  const count = new Set(uses.map((site) => site.script)).size;
  const nearest = mostAlike(uses, sites, index);
  return {
    source: 'usage',
    text: `Used in ${count === 1 ? '1 script' : `${count} scripts`}${besides}`,
    script: nearest === null ? null : (index.scripts.get(nearest.script)?.name ?? null),
    line: nearest?.line ?? null,
  };
}
