/** What an installed model takes on this machine: the figures of `models bench`. */
import type { LocalModelsConfiguration } from '../../domain/index.js';
import type { PairScorer, PreparedQuery } from './rerank/pair-scorer.js';
import { planBatches } from './rerank/plan-batches.js';
import { openModel } from './worker/open-model.js';

/** Of an odd number of runs the median is one of them. */
const RUNS = 5;
const MEGABYTE = 1024 * 1024;
/** What an author types between two questions. */
const TYPED = 'record.setValue';

export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: 'ms' | 'times' | 'MB' | 'tokens';
}

export interface MeasuredModel {
  readonly provider: string;
  /** Execution providers of the preference that are not used, with what speaks against each. */
  readonly passedOver: readonly { readonly provider: string; readonly reason: string }[];
  readonly threads: number;
  readonly figures: readonly Figure[];
}

export interface MeasureOptions {
  readonly home: string;
  readonly name: string;
  readonly role: 'reranker' | 'embedder';
  readonly settings: LocalModelsConfiguration;
  /** How many candidates are scored at once, each number by itself. */
  readonly candidates: readonly number[];
  /** Requests between the first and the last look at the memory; 0 looks once. */
  readonly requests: number;
  readonly onProgress?: (done: string) => void;
  readonly signal?: AbortSignal;
}

/** Opens the model in this thread, measures it and closes it again. Throws as opening it does, and the signal's reason. */
export async function measureModel(options: MeasureOptions): Promise<MeasuredModel> {
  const { home, name, role, settings, signal = new AbortController().signal } = options;
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const { providers, threads } = settings;
  const model = await openModel({ home, name, role, providers, threads });
  const opening = {
    figure: 'opened and warm',
    value: performance.now() - start,
    unit: 'ms',
  } as const;
  try {
    const figures =
      model.role === 'reranker'
        ? await measureReranker(model.scorer, options, signal)
        : await measureEmbedder((texts) => model.encoder.encode(texts, 'query', signal));
    const grown = (process.memoryUsage.rss() - before) / MEGABYTE;
    const memory = { figure: 'memory taken', value: grown, unit: 'MB' } as const;
    const { provider, passedOver, threads: used } = model.opened;
    return { provider, passedOver, threads: used, figures: [opening, ...figures, memory] };
  } finally {
    await model.session.release();
  }
}

async function measureReranker(
  scorer: PairScorer,
  { candidates, requests, onProgress }: MeasureOptions,
  signal: AbortSignal,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const tell = (figure: string, value: number, unit: Figure['unit']): void => {
    figures.push({ figure, value, unit });
    onProgress?.(figure);
    signal.throwIfAborted();
  };
  const longest = longestQuery(scorer);
  const query = scorer.prepare({ query: longest });
  const card = scorer.tokensOf(query, CARD);
  const sharesPrefix = query.unread > 0;
  if (sharesPrefix) {
    await scorer.read(query);
    const constant = scorer.prepare({ query: '' }).tokens.length;
    tell(
      'query after the constant beginning of the prompt',
      query.tokens.length - constant,
      'tokens',
    );
    tell('candidate, the suffix of the prompt included', card.length, 'tokens');
  }
  for (const count of candidates) {
    const cards = Array.from({ length: count }, () => card);
    const scored = await median(() => scoreAll(scorer, query, cards));
    if (!sharesPrefix) {
      tell(`${count} candidates`, scored, 'ms');
      continue;
    }
    const fresh = await median(async (run) => {
      const prepared = scorer.prepare({ query: elsewhere(longest, `${count} ${run}`) });
      await scorer.read(prepared);
      await scoreAll(scorer, prepared, cards);
    });
    tell(`${count} candidates after a new query`, fresh, 'ms');
    let typed = longest.slice(longest.length / 3);
    await scorer.read(scorer.prepare({ query: typed }));
    const extended = await median(async () => {
      typed += TYPED;
      const prepared = scorer.prepare({ query: typed });
      await scorer.read(prepared);
      await scoreAll(scorer, prepared, cards);
    });
    tell(`${count} candidates after an extended query`, extended, 'ms');
    const whole = await timed(() => scoreWhole(scorer, query, cards));
    tell(`${count} candidates, each pair whole`, whole, 'ms');
    tell(`${count} candidates: faster than whole pairs`, whole / fresh, 'times');
    await scorer.read(query);
  }
  if (requests > 0) {
    const ten = Array.from({ length: 10 }, () => card);
    const grown = await memoryGrowth(scorer, longest, ten, requests, signal);
    tell(`growth of memory over ${requests} requests`, grown, 'MB');
  }
  return figures;
}

/** Megabytes by which the process has grown after so many questions, each of another place in the code. */
async function memoryGrowth(
  scorer: PairScorer,
  code: string,
  documents: readonly (readonly number[])[],
  requests: number,
  signal: AbortSignal,
): Promise<number> {
  const start = process.memoryUsage.rss();
  for (let run = 0; run < requests; run += 1) {
    const prepared = scorer.prepare({ query: elsewhere(code, String(run)) });
    await scorer.read(prepared);
    await scoreAll(scorer, prepared, documents);
    signal.throwIfAborted();
  }
  return (process.memoryUsage.rss() - start) / MEGABYTE;
}

async function measureEmbedder(
  encode: (texts: readonly string[]) => Promise<unknown>,
): Promise<readonly Figure[]> {
  const long = CODE.repeat(20);
  const many = Array.from({ length: 100 }, (_, at) => `${CARD} ${at}`);
  return [
    {
      figure: 'one query of the greatest length',
      value: await median(() => encode([long])),
      unit: 'ms',
    },
    { figure: '100 documents', value: await median(() => encode(many)), unit: 'ms' },
  ];
}

async function scoreAll(
  scorer: PairScorer,
  query: PreparedQuery,
  documents: readonly (readonly number[])[],
): Promise<void> {
  for (const batch of planBatches(documents, 'as given'))
    await scorer.score(query, batch.documents);
}

/** The same graph and weights with an empty prefix: query and document in each row. */
async function scoreWhole(
  scorer: PairScorer,
  query: PreparedQuery,
  documents: readonly (readonly number[])[],
): Promise<void> {
  const nothing = { tokens: [], unread: 0 };
  await scorer.read(nothing);
  const pairs = documents.map((document) => [...query.tokens, ...document]);
  await scoreAll(scorer, nothing, pairs);
}

/** Code of another place, as long: nothing of it has been read before. */
function elsewhere(code: string, place: string): string {
  return code.replaceAll('record', `r${place.replace(' ', '')}`);
}

/** A text that fills the tokens of a query: what is longer loses a step at its beginning. */
function longestQuery(scorer: PairScorer): string {
  let best = '';
  let most = 0;
  for (let text = CODE.repeat(12); text.length < CODE.length * 16; text += 'a ') {
    const { length } = scorer.prepare({ query: text }).tokens;
    if (length > most) [best, most] = [text, length];
  }
  return best;
}

async function median(work: (run: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(() => work(run)));
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const CODE =
  'var record = new GlideRecord("incident");\nrecord.addQuery("active", true);\nrecord.query();\n';
const CARD =
  'RecordUtil: finds and updates the records of a table, with their references. find(table, query), update(record, values) '.repeat(
    6,
  );
