/** A decoder whose graph takes the keys and values of a prefix: the query is read once for all documents. */
import type { InferenceSession } from 'onnxruntime-node';
import { createError } from '../../../domain/index.js';
import type { ModelManifest } from '../../catalogue/manifest.js';
import { floatsOf, integerTensor, tokenTensor } from '../session/model-tensors.js';
import { runSession } from '../session/run-session.js';
import type { ModelTokenizer } from '../tokenise.js';
import { KeptPrefix, type CacheShape } from './kept-prefix.js';
import { logOddsOfYes } from './log-odds.js';
import type { DocumentTokens, PairScorer, PreparedQuery, QueryText } from './pair-scorer.js';
import { promptQuery } from './prompt-query.js';
import { rememberedTokens } from './remembered-tokens.js';

type Contract = Extract<ModelManifest['contract'], { kind: 'decoder-reranker' }>;

/** Authors whose prefixes are kept beside each other; of the 0.6B shape each takes 60 MB. */
const KEPT_PREFIXES = 3;

export class SharedPrefixScorer implements PairScorer {
  readonly #session: InferenceSession;
  readonly #manifest: ModelManifest;
  readonly #contract: Contract;
  readonly #tokenizer: ModelTokenizer;
  readonly #shape: CacheShape;
  readonly #head: readonly number[];
  readonly #documentTokens: (document: string) => DocumentTokens;
  /** The last used one first. */
  readonly #prefixes: KeptPrefix[] = [];

  /** Throws MODEL_CONTRACT_BROKEN where the graph takes no prefix. */
  constructor(
    session: InferenceSession,
    manifest: ModelManifest,
    contract: Contract,
    tokenizer: ModelTokenizer,
  ) {
    this.#session = session;
    this.#manifest = manifest;
    this.#contract = contract;
    this.#tokenizer = tokenizer;
    this.#shape = cacheShape(session, manifest.name);
    this.#head = tokenizer.encode(contract.prompt.head);
    const suffix = tokenizer.encode(contract.prompt.suffix);
    this.#documentTokens = rememberedTokens((document) => {
      const text = contract.prompt.document.replace('{document}', () => document);
      return [...tokenizer.encode(text).slice(0, manifest.documentTokens), ...suffix];
    });
  }

  prepare(query: QueryText): PreparedQuery {
    const { queryTokens } = this.#manifest;
    const around = promptQuery(this.#contract.prompt.query, query, this.#tokenizer, queryTokens);
    const tokens = [...this.#head, ...around];
    const shared = Math.max(0, ...this.#prefixes.map((each) => each.sharedWith(tokens)));
    return { tokens, unread: tokens.length - shared };
  }

  tokensOf(_query: PreparedQuery, document: string): DocumentTokens {
    return this.#documentTokens(document);
  }

  async read({ tokens }: PreparedQuery): Promise<void> {
    const prefix = this.#prefixFor(tokens);
    const known = prefix.tokens.length;
    if (known === tokens.length) return;
    const fresh = tokens.slice(known);
    const outputs = cacheNames(this.#shape.layers);
    const computed = await this.#run(prefix, [fresh], outputs);
    prefix.append(
      fresh,
      outputs.map((name) => floatsOf(computed[name])),
    );
  }

  async score(
    { tokens }: PreparedQuery,
    documents: readonly DocumentTokens[],
  ): Promise<readonly number[]> {
    const [prefix] = this.#prefixes;
    if (prefix?.tokens.length !== tokens.length) {
      throw new Error('A query is read before its documents are scored');
    }
    const { logits } = await this.#run(prefix, documents, ['logits']);
    const floats = floatsOf(logits);
    const scores = documents.map((_, at) => logOddsOfYes(floats, 2 * at, this.#contract.labels));
    if (scores.every(Number.isFinite)) return scores;
    throw createError('MODEL_SCORES_INVALID', { model: this.#manifest.name });
  }

  #run(
    prefix: KeptPrefix,
    rows: readonly DocumentTokens[],
    outputs: readonly string[],
  ): Promise<InferenceSession.ReturnType> {
    const feeds = {
      input_ids: tokenTensor(rows, 0),
      last: integerTensor(rows.map((row) => row.length - 1)),
      ...prefix.feeds(),
    };
    return runSession(this.#session, this.#manifest.name, feeds, outputs);
  }

  /** The prefix that shares most with the tokens, cut to what it shares; another author's stays as it is. */
  #prefixFor(tokens: readonly number[]): KeptPrefix {
    const [best] = [...this.#prefixes].sort((a, b) => b.sharedWith(tokens) - a.sharedWith(tokens));
    const shared = best?.sharedWith(tokens) ?? 0;
    // What only shares the constant beginning of the prompt is another place in the code.
    if (best !== undefined && shared > this.#head.length) {
      best.truncate(shared);
      return this.#use(best);
    }
    const isFull = this.#prefixes.length >= KEPT_PREFIXES;
    const capacity = this.#head.length + this.#manifest.queryTokens;
    const fresh =
      (isFull ? this.#prefixes.at(-1) : undefined) ?? new KeptPrefix(this.#shape, capacity);
    if (best === undefined) fresh.truncate(0);
    else if (best === fresh) fresh.truncate(shared);
    else fresh.copy(best, shared);
    return this.#use(fresh);
  }

  #use(prefix: KeptPrefix): KeptPrefix {
    const at = this.#prefixes.indexOf(prefix);
    if (at >= 0) this.#prefixes.splice(at, 1);
    this.#prefixes.unshift(prefix);
    return prefix;
  }
}

function cacheNames(layers: number): readonly string[] {
  return Array.from({ length: layers }, (_, layer) => layer).flatMap((layer) => [
    `keys.${layer}`,
    `values.${layer}`,
  ]);
}

function cacheShape({ inputMetadata }: InferenceSession, model: string): CacheShape {
  const past = inputMetadata.filter(({ name }) => name.startsWith('past_keys.'));
  const [first] = past;
  const [, heads, dimension] = first?.isTensor === true ? first.shape : [];
  if (typeof heads !== 'number' || typeof dimension !== 'number') {
    throw createError('MODEL_CONTRACT_BROKEN', {
      model,
      reason:
        'its graph takes no keys and values of a prefix, which the manifest says can be shared',
    });
  }
  return { layers: past.length, heads, dimension };
}
