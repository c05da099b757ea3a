import type { ProbabilityMap } from './calibration.js';
import type { Outcomes } from './fit-logistic.js';

/** Outcomes are looked at in handfuls of at least this many, so that a single hit makes no step of its own. */
const HANDFUL = 20;

interface Block {
  readonly hits: number;
  readonly rows: number;
  /** Sum of the shares. */
  readonly shares: number;
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al., 1955): steps of how often a share was a hit, each drawn
 * as a point at its mean share. Half a hit and half a miss are added to each (Jeffreys), so that no probability is 0 or 1.
 */
export function fitIsotonic(outcomes: Outcomes): ProbabilityMap {
  const pooled: Block[] = [];
  for (const handful of handfuls(outcomes)) {
    let block = handful;
    for (
      let before = pooled.at(-1);
      before !== undefined && before.hits / before.rows >= block.hits / block.rows;
      before = pooled.at(-1)
    ) {
      pooled.pop();
      block = together(before, block);
    }
    pooled.push(block);
  }
  const probabilities: number[] = [];
  for (const { hits, rows } of pooled) {
    probabilities.push(Math.max(probabilities.at(-1) ?? 0, (hits + 0.5) / (rows + 1)));
  }
  const shares = pooled.map((block) => Math.min(1, block.shares / block.rows));
  return { kind: 'isotonic', shares, probabilities };
}

/** Outcomes by ascending share, some at a time; those of one share stay together. */
function* handfuls({ shares, hits }: Outcomes): Iterable<Block> {
  const missed = shares.filter((_, at) => (hits[at] ?? 0) === 0).sort();
  const hit = shares.filter((_, at) => (hits[at] ?? 0) > 0).sort();
  let block: Block = { hits: 0, rows: 0, shares: 0 };
  let [atMissed, atHit] = [0, 0];
  while (atMissed < missed.length || atHit < hit.length) {
    const share = Math.min(missed[atMissed] ?? Infinity, hit[atHit] ?? Infinity);
    const [hitBefore, before] = [atHit, atMissed + atHit];
    while (missed[atMissed] === share) atMissed += 1;
    while (hit[atHit] === share) atHit += 1;
    const rows = atMissed + atHit - before;
    block = together(block, { hits: atHit - hitBefore, rows, shares: rows * share });
    if (block.rows < HANDFUL) continue;
    yield block;
    block = { hits: 0, rows: 0, shares: 0 };
  }
  if (block.rows > 0) yield block;
}

function together(a: Block, b: Block): Block {
  return { hits: a.hits + b.hits, rows: a.rows + b.rows, shares: a.shares + b.shares };
}
