/** From a question to its candidates with their features: prefilter, retrievers side by side, features. */
import { setImmediate } from 'node:timers/promises';
import type { Degradation } from '../domain/index.js';
import type { FeatureMatrix } from '../models/index.js';
import { collectCandidates } from './candidates.js';
import type { AnswerOptions, Engine } from './engine.js';
import { apiFeatures } from './features/api-features.js';
import { prefilter, type Prefiltered } from './prefilter/prefilter.js';
import { prefixMatches } from './prefix-order.js';
import type { QueryContext } from './question/query-context.js';
import type { Retrieved, RetrieverName } from './retriever.js';
import { scoreFields, type FieldScores } from './retrievers/field-scores.js';
import { lexicalSignals } from './retrievers/lexical.js';
import { scoreSites, type SiteScores } from './retrievers/site-scores.js';
import type { StageTimer } from './stage-timer.js';

/** Of the time until the deadline, what the retrievers may take; the rest is for ranking and explaining. */
const RETRIEVAL_SHARE = 0.7;

export interface Gathered {
  /** Numbers of APIs, in the order of the rows of `features`. */
  readonly candidates: readonly number[];
  readonly features: FeatureMatrix;
  readonly prefiltered: Prefiltered;
  readonly retrieved: ReadonlyMap<RetrieverName, Retrieved>;
  readonly degraded: readonly Degradation[];
  readonly fields: FieldScores;
  readonly sites: SiteScores;
}

/** Gathers the candidates of an API question. An abort throws its reason and ends what was started. */
export async function gatherCandidates(
  context: QueryContext,
  engine: Engine,
  { deadline, signal }: Pick<AnswerOptions, 'deadline' | 'signal'>,
  timer: StageTimer,
): Promise<Gathered> {
  const { index, rules } = engine;
  const fields = scoreFields(index, context);
  timer.mark('fields');
  await setImmediate();
  const prefiltered = prefilter(index, context, fields, rules);
  timer.mark('prefilter');
  // On large mirrors each of these stages takes milliseconds: others run in between.
  await setImmediate();
  signal?.throwIfAborted();
  const sites = scoreSites(index, context);
  timer.mark('surroundings');
  const input = { index, context, fields, sites, isKept: prefiltered.isKept };
  const { apis, retrieved, degraded, timings } = await collectCandidates(
    engine.retrievers,
    input,
    prefiltered,
    { deadline: retrievalDeadline(deadline), signal },
  );
  timer.mark('candidates');
  for (const [name, milliseconds] of Object.entries(timings)) timer.set(name, milliseconds);
  const matching = prefixMatches(context, index, prefiltered.isCallable);
  const candidates = [...new Set([...apis, ...matching])].filter((api) => index.api(api) !== null);
  const signals = [
    ...[...retrieved.values()].flatMap((each) => each.signals),
    ...(retrieved.has('lexical') ? [] : lexicalSignals(fields)),
  ];
  const features = apiFeatures(candidates, signals, {
    index,
    context,
    rules,
    fields,
    affinity: prefiltered.affinity,
  });
  timer.mark('features');
  return { candidates, features, prefiltered, retrieved, degraded, fields, sites };
}

function retrievalDeadline(deadline: number | null): number | null {
  if (deadline === null) return null;
  const now = performance.now();
  return now + (deadline - now) * RETRIEVAL_SHARE;
}
