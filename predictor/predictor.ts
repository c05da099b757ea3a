/** The predictor of one instance: answers questions over structures in memory, and follows the mirror. */
import { randomUUID } from 'node:crypto';
import {
  createError,
  type Embedder,
  type Principal,
  type Reranker,
  type SuggestAnswer,
  type SuggestQuestion,
} from '../domain/index.js';
import { platformCatalogue } from '../analysis/index.js';
import { openShards, type MirrorReader, type ShardSet } from '../sync/index.js';
import { answerQuestion } from './answer.js';
import { rankingCandidates, type RankingCandidates } from './ranking-candidates.js';
import { AnswerCache, answerKey } from './answer-cache.js';
import type { AnswerOptions, Engine } from './engine.js';
import { Gate } from './gate.js';
import { followMirror, loadMirror } from './mirror-index/load-mirror.js';
import type { MirrorIndex } from './mirror-index/mirror-index.js';
import { createAccessRules } from './prefilter/access-rules.js';
import type { Retriever } from './retriever.js';
import { coUseRetriever } from './retrievers/co-use.js';
import { createDenseRetriever } from './retrievers/dense/dense.js';
import { DenseVectors } from './retrievers/dense/dense-vectors.js';
import { createGrepRetriever } from './retrievers/grep/grep.js';
import { createLexicalRetriever } from './retrievers/lexical.js';
import { neighboursRetriever } from './retrievers/neighbours.js';
import { RipgrepSearcher } from './retrievers/grep/ripgrep-searcher.js';
import { loadWeights, type LoadedWeights } from './rerank/load-weights.js';
import { ScratchPool } from './terms/scratch.js';
import { usageRetriever } from './retrievers/usage.js';
import { bundledRipgrep } from './ripgrep-binary.js';

/** Of a question that asks for it where nothing says how many. */
const DEFAULT_RERANKED = 40;

export interface PredictorOptions {
  readonly store: MirrorReader;
  /** Folder of the packed text that ripgrep searches. */
  readonly shardsFolder: string;
  /** Folder of the weights that the instance has learned; the shipped ones are used without it. */
  readonly rankerFolder?: string;
  /** Reorders the best candidates where a question or its options say so; the caller closes it. */
  readonly reranker?: Reranker | null;
  /** Another binary than the bundled one. */
  readonly ripgrepPath?: string;
  /** Finds candidates too, among the vectors that the mirror has of it. */
  readonly embedder?: Embedder | null;
  readonly signal?: AbortSignal;
}

export interface SuggestOptions {
  /** At most so many suggestions. */
  readonly limit: number;
  /** A suggestion whose probability is below it is called unlikely, 0 to 1; none is by default. */
  readonly threshold?: number;
  /**
   * Whether an API counts as likelier where the visible code names it already, unless the question says. Not by default:
   * it is for authors, and what measures a ranking must not turn it on.
   */
  readonly alreadyNamed?: boolean;
  /** How many of the best candidates the neural model reorders, unless the question says otherwise; null for none. */
  readonly rerank?: { readonly candidates: number } | null;
  /** Text that widens the retrievers' query: its words are searched for, and are no evidence. Of an API question only. */
  readonly expansion?: string;
  /** Milliseconds from now, the time of waiting for a turn included; null waits for every retriever, as in batch. */
  readonly deadlineMs: number | null;
  /** Ends the question and whatever it started, ripgrep's process included. */
  readonly signal?: AbortSignal;
  readonly principal: Principal;
}

export interface Predictor {
  readonly instance: string;
  /** Of the mirror that the answers come from. */
  readonly generation: number;
  /**
   * Answers a question. Throws PREDICTOR_BUSY, PREDICTOR_CLOSED, and the signal's reason when it aborts; a retriever
   * or a neural model that fails or is late is named in `degraded` instead.
   */
  suggest(question: SuggestQuestion, options: SuggestOptions): Promise<SuggestAnswer>;
  /**
   * The candidates of a question with their features, as the ranker takes them; waits for every retriever. Null where
   * the cursor asks for no API. `expansion` is as of `SuggestOptions`. Throws as `suggest` does.
   */
  candidates(
    question: SuggestQuestion,
    signal?: AbortSignal,
    expansion?: string,
  ): Promise<RankingCandidates | null>;
  /** Follows the mirror to its present generation, and vectors and weights to those in use, in stretches of some milliseconds; an abort leaves all as it was. */
  refresh(signal?: AbortSignal): Promise<void>;
  /** Sizes and counters by name. */
  statistics(): Promise<Readonly<Record<string, number>>>;
  /** Ends running questions; later ones throw PREDICTOR_CLOSED. The store stays open. */
  close(): Promise<void>;
}

/**
 * Loads the ranking structures of the store's instance; answers as soon as the promise resolves.
 * Throws PLATFORM_CATALOGUE_MISSING where the build has not run, and what the store throws.
 */
export async function openPredictor(options: PredictorOptions): Promise<Predictor> {
  const { store, shardsFolder, embedder = null, signal } = options;
  // Read now, not while the first author waits.
  platformCatalogue();
  const ripgrepPath = options.ripgrepPath ?? (await bundledRipgrep()) ?? 'rg';
  // Before the structures are loaded: a small process starts another one quickly.
  const searcher = new RipgrepSearcher(ripgrepPath);
  try {
    const shards = await openShards(shardsFolder);
    const index = await loadMirror(store, signal);
    const dense = embedder === null ? null : denseOf(store, embedder);
    await dense?.vectors.follow(index, signal);
    const rankerFolder = options.rankerFolder ?? null;
    const reranker = options.reranker ?? null;
    const loaded = await loadWeights(rankerFolder, reranker);
    const place = { store, shardsFolder, rankerFolder, reranker, dense };
    return new MirrorPredictor({ ...place, searcher, shards, index, loaded });
  } catch (error) {
    await searcher.close();
    throw error;
  }
}

interface Loaded {
  readonly store: MirrorReader;
  readonly shardsFolder: string;
  readonly rankerFolder: string | null;
  readonly reranker: Reranker | null;
  readonly searcher: RipgrepSearcher;
  readonly shards: ShardSet | null;
  readonly index: MirrorIndex;
  readonly loaded: LoadedWeights;
  readonly dense: Dense | null;
}

interface Dense {
  readonly vectors: DenseVectors;
  readonly retriever: Retriever;
}

function denseOf(store: MirrorReader, embedder: Embedder): Dense {
  const { version: model, dimensions } = embedder;
  const vectors = new DenseVectors(store, { model, dimensions });
  return { vectors, retriever: createDenseRetriever(embedder, vectors) };
}

class MirrorPredictor implements Predictor {
  readonly instance: string;
  readonly #store: MirrorReader;
  readonly #shardsFolder: string;
  readonly #rankerFolder: string | null;
  readonly #reranker: Reranker | null;
  readonly #searcher: RipgrepSearcher;
  readonly #vectors: DenseVectors | null;
  readonly #retrievers: readonly Retriever[];
  readonly #scratch = new ScratchPool();
  readonly #cache = new AnswerCache();
  readonly #gate = new Gate();
  /** What runs, with what ends it. */
  readonly #running = new Map<AbortController, Promise<unknown>>();
  #shards: ShardSet | null;
  #loaded: LoadedWeights;
  #engine: Engine;
  #isClosed = false;
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor({ store, searcher, shards, index, loaded, dense, ...place }: Loaded) {
    const { shardsFolder, rankerFolder, reranker } = place;
    this.instance = store.instance;
    this.#store = store;
    this.#reranker = reranker;
    this.#shardsFolder = shardsFolder;
    this.#rankerFolder = rankerFolder;
    this.#loaded = loaded;
    this.#searcher = searcher;
    this.#shards = shards;
    this.#vectors = dense?.vectors ?? null;
    this.#retrievers = [
      createGrepRetriever({ searcher, instance: store.instance, shards: () => this.#shards }),
      createLexicalRetriever(store),
      usageRetriever,
      coUseRetriever,
      neighboursRetriever,
      ...(dense === null ? [] : [dense.retriever]),
    ];
    this.#engine = this.#engineOf(index);
  }

  get generation(): number {
    return this.#engine.index.generation;
  }

  suggest(question: SuggestQuestion, options: SuggestOptions): Promise<SuggestAnswer> {
    return this.#run(options.signal, (signal) => this.#answer(question, options, signal));
  }

  candidates(
    question: SuggestQuestion,
    signal?: AbortSignal,
    expansion = '',
  ): Promise<RankingCandidates | null> {
    return this.#run(signal, (ending) =>
      this.#gate.run(() => rankingCandidates(question, expansion, this.#engine, ending), ending),
    );
  }

  refresh(signal?: AbortSignal): Promise<void> {
    return this.#run(signal, (ending) => {
      const follow = (): Promise<void> => this.#follow(ending);
      // One after the other, whatever became of the one before.
      const followed = this.#refreshing.then(follow, follow);
      this.#refreshing = followed;
      return followed;
    });
  }

  statistics(): Promise<Readonly<Record<string, number>>> {
    const { index } = this.#engine;
    const { generation } = index;
    return Promise.resolve({ ...index.sizes(), ...this.#cache.statistics, generation });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const ending of this.#running.keys()) {
      ending.abort(createError('PREDICTOR_CLOSED', { instance: this.instance }));
    }
    await Promise.allSettled(this.#running.values());
    await this.#searcher.close();
    this.#cache.clear();
  }

  /** Runs `work` with a signal that ends with the caller's and with the predictor. */
  async #run<Result>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (this.#isClosed) throw createError('PREDICTOR_CLOSED', { instance: this.instance });
    signal?.throwIfAborted();
    const ending = new AbortController();
    const end = (): void => {
      ending.abort(signal?.reason);
    };
    signal?.addEventListener('abort', end, { once: true });
    const running = work(ending.signal);
    this.#running.set(ending, running);
    try {
      return await running;
    } finally {
      this.#running.delete(ending);
      signal?.removeEventListener('abort', end);
    }
  }

  async #answer(
    question: SuggestQuestion,
    options: SuggestOptions,
    signal: AbortSignal,
  ): Promise<SuggestAnswer> {
    const start = performance.now();
    const { limit, threshold = 0, principal, deadlineMs } = options;
    const alreadyNamed = question.alreadyNamed ?? options.alreadyNamed ?? false;
    const rerank = rerankOf(question, options);
    const chosen = { limit, threshold, alreadyNamed, rerank, expansion: options.expansion ?? '' };
    const identity = { id: question.id ?? randomUUID(), instance: this.instance };
    const { generation } = this;
    const version = this.#version();
    const key = answerKey(question, chosen, version, principal);
    const cached = this.#cache.get(key);
    if (cached !== undefined) {
      const total = performance.now() - start;
      return { ...identity, ...cached, generation, timings: { cache: total, total } };
    }
    const deadline = deadlineMs === null ? null : start + deadlineMs;
    return this.#gate.run(async () => {
      const engine = this.#engine;
      const answered = engine.index.generation;
      const { timings, ...parts } = await answerQuestion(question, engine, {
        ...chosen,
        deadline,
        signal,
      });
      // The index may have followed the mirror meanwhile: then the answer is of neither generation for certain.
      if (answered === generation && this.#version() === version) {
        this.#cache.set(key, parts);
      }
      return { ...identity, ...parts, generation: answered, timings };
    }, signal);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const index = await followMirror(this.#engine.index, this.#store, signal);
    await this.#vectors?.follow(index, signal);
    this.#shards = await openShards(this.#shardsFolder);
    this.#loaded = await loadWeights(this.#rankerFolder, this.#reranker);
    this.#engine = this.#engineOf(index);
  }

  /** Of all that answers come from. */
  #version(): string {
    return `${this.generation} ${this.#loaded.version} ${this.#vectors?.version ?? ''}`;
  }

  #engineOf(index: MirrorIndex): Engine {
    return {
      index,
      rules: createAccessRules(index.access),
      retrievers: this.#retrievers,
      scratch: this.#scratch,
      ranker: this.#loaded.ranker,
      reranking: this.#loaded.reranking,
      degraded: [this.#loaded.problem, this.#vectors?.problem ?? null].filter(
        (problem) => problem !== null,
      ),
    };
  }
}

/** What the question says goes before the options. */
function rerankOf({ rerank }: SuggestQuestion, options: SuggestOptions): AnswerOptions['rerank'] {
  if (rerank === false) return null;
  return options.rerank ?? (rerank === true ? { candidates: DEFAULT_RERANKED } : null);
}
