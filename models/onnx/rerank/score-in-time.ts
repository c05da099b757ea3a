/** Scores as many of the first documents as fit the time that is left. */
import { setImmediate } from 'node:timers/promises';
import { sharedTime, type Reranked, type RerankRequest } from '../../../domain/index.js';
import type { CostModel } from './cost-model.js';
import type { PairScorer } from './pair-scorer.js';
import { planBatches, type Batch } from './plan-batches.js';

/**
 * `deadline` is of `sharedTime()`; null scores all. What would not be done by then is not started, and `reason` says so.
 * An abort throws its reason after the batch that runs. Throws as the scorer does.
 */
export async function scoreInTime(
  scorer: PairScorer,
  costs: CostModel,
  request: RerankRequest,
  deadline: number | null,
  signal: AbortSignal,
): Promise<Reranked> {
  const { documents } = request;
  const prepared = scorer.prepare(request);
  const tokens = documents.map((document) => scorer.tokensOf(prepared, document));
  const left = (): number => (deadline === null ? Infinity : deadline - sharedTime());
  const planned = planBatches(tokens, deadline === null ? 'by length' : 'as given');
  const [first] = planned;
  if (first === undefined) return { scores: [], reason: null };
  const reading = costs.expect(prepared.unread);
  // The smallest thing worth starting is two documents: one alone changes no order.
  const least = fitting(first, costs, left() - reading);
  if (least === null) return { scores: [], reason: tooSlow(0, documents.length) };
  await timed(costs, prepared.unread, () => scorer.read(prepared));
  const scores = new Map<number, number>();
  for (const batch of planned) {
    // Messages come between batches: a question that nobody waits for any more ends here.
    await setImmediate();
    signal.throwIfAborted();
    const part = fitting(batch, costs, left());
    if (part === null) break;
    const given = await timed(costs, part.tokens, () => scorer.score(prepared, part.documents));
    part.places.forEach((place, at) => scores.set(place, given[at] ?? NaN));
    if (part.places.length < batch.places.length) break;
  }
  const inOrder = documents.map((_, place) => scores.get(place) ?? NaN);
  const missing = inOrder.findIndex(Number.isNaN);
  if (missing < 0) return { scores: inOrder, reason: null };
  return { scores: inOrder.slice(0, missing), reason: tooSlow(missing, documents.length) };
}

/** As much of the beginning of a batch as fits; null where that is fewer than two documents of several. */
function fitting(batch: Batch, costs: CostModel, withinMs: number): Batch | null {
  const { places, documents, tokens } = batch;
  if (costs.expect(tokens) <= withinMs) return batch;
  const width = tokens / places.length;
  for (let count = places.length - 1; count >= 2; count -= 1) {
    if (costs.expect(count * width) > withinMs) continue;
    return {
      places: places.slice(0, count),
      documents: documents.slice(0, count),
      tokens: count * width,
    };
  }
  return null;
}

async function timed<Result>(
  costs: CostModel,
  tokens: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  const result = await work();
  costs.learn({ tokens, milliseconds: performance.now() - start });
  return result;
}

function tooSlow(scored: number, asked: number): string {
  return `the deadline left time for ${scored} of ${asked} candidates`;
}
