/** The retrievers side by side, each within its time, and the union of what they give. */
import { setImmediate } from 'node:timers/promises';
import { DeepCodeSeekError, type Degradation } from '../domain/index.js';
import type { Prefiltered } from './prefilter/prefilter.js';
import type { Retrieved, Retriever, RetrieverInput, RetrieverName } from './retriever.js';

/** All retrievers together give no more. */
export const MAX_CANDIDATES = 300;

export interface Candidates {
  /** Numbers of APIs, each once. */
  readonly apis: readonly number[];
  readonly retrieved: ReadonlyMap<RetrieverName, Retrieved>;
  readonly degraded: readonly Degradation[];
  /** Milliseconds by retriever. */
  readonly timings: Readonly<Record<string, number>>;
}

interface Asked {
  readonly name: RetrieverName;
  readonly outcome: Outcome;
}

const NEVER = new AbortController().signal;

type Outcome =
  | { readonly kind: 'retrieved'; readonly retrieved: Retrieved }
  | { readonly kind: 'left-out'; readonly reason: string };

/**
 * Asks every retriever. One that fails, or that asks outside and is not ready by `deadline` (of `performance.now()`;
 * null waits for all), is left out and named, and what it started is ended. Throws only when `signal` aborts.
 */
export async function collectCandidates(
  retrievers: readonly Retriever[],
  input: RetrieverInput,
  prefiltered: Prefiltered,
  { deadline, signal }: { deadline: number | null; signal: AbortSignal | undefined },
): Promise<Candidates> {
  const timings: Record<string, number> = {};
  const timed = async (retriever: Retriever, ask: () => Promise<Outcome>): Promise<Asked> => {
    const start = performance.now();
    const outcome = await ask();
    timings[retriever.name] = performance.now() - start;
    return { name: retriever.name, outcome };
  };
  const outside = retrievers
    .filter(({ works }) => works === 'outside')
    .map((retriever) => timed(retriever, () => withinDeadline(retriever, input, deadline, signal)));
  const asked: Asked[] = [];
  for (const retriever of retrievers.filter(({ works }) => works === 'memory')) {
    asked.push(await timed(retriever, () => attempt(retriever, input, signal ?? NEVER)));
    // Lets the event loop turn between retrievers that compute.
    await setImmediate();
  }
  asked.push(...(await Promise.all(outside)));
  signal?.throwIfAborted();
  const degraded: Degradation[] = [];
  const retrieved = new Map<RetrieverName, Retrieved>();
  for (const { name, outcome } of asked) {
    if (outcome.kind === 'retrieved') retrieved.set(name, outcome.retrieved);
    else degraded.push({ stage: name, reason: outcome.reason });
  }
  return { apis: union([...retrieved.values()], prefiltered), retrieved, degraded, timings };
}

async function withinDeadline(
  retriever: Retriever,
  input: RetrieverInput,
  deadline: number | null,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const ending = new AbortController();
  const end = (): void => {
    ending.abort(signal?.reason);
  };
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted === true) end();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    ending.signal.addEventListener('abort', () => {
      resolve({ kind: 'left-out', reason: 'not ready within the deadline' });
    });
    if (deadline === null) return;
    timer = setTimeout(end, Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([attempt(retriever, input, ending.signal), late]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function attempt(
  retriever: Retriever,
  input: RetrieverInput,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return { kind: 'retrieved', retrieved: await retriever.retrieve(input, signal) };
  } catch (error) {
    if (error instanceof DeepCodeSeekError) return { kind: 'left-out', reason: error.message };
    return { kind: 'left-out', reason: error instanceof Error ? error.message : 'it failed' };
  }
}

/** In turns, best first; what room is left goes to the likeliest of the prefilter. */
function union(retrieved: readonly Retrieved[], prefiltered: Prefiltered): readonly number[] {
  const apis = new Set<number>();
  const longest = Math.max(0, ...retrieved.map(({ ranking }) => ranking.length));
  for (let at = 0; at < longest && apis.size < MAX_CANDIDATES; at += 1) {
    for (const { ranking } of retrieved) {
      const api = ranking[at];
      if (api !== undefined && apis.size < MAX_CANDIDATES) apis.add(api);
    }
  }
  for (const api of prefiltered.order) {
    if (apis.size >= MAX_CANDIDATES) break;
    apis.add(api);
  }
  return [...apis];
}
