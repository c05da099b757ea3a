/** A graph that reads query and document together: an encoder of pairs, or a decoder whose graph shares no prefix. */
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { createError } from '../../../domain/index.js';
import type { ModelManifest, RerankerContract } from '../../catalogue/manifest.js';
import {
  floatsOf,
  integerTensor,
  longest,
  maskTensor,
  positionTensor,
  tokenTensor,
} from '../session/model-tensors.js';
import { runSession } from '../session/run-session.js';
import type { ModelTokenizer } from '../tokenise.js';
import { logOddsOfYes } from './log-odds.js';
import type { DocumentTokens, PairScorer, PreparedQuery, QueryText } from './pair-scorer.js';
import { promptQuery } from './prompt-query.js';
import { rememberedTokens } from './remembered-tokens.js';

/** Rows of tokens, the same rows with 1 for what belongs to the second text, and where each is read. */
interface Rows {
  readonly tokens: readonly DocumentTokens[];
  readonly queryLength: number;
}

export class WholePairScorer implements PairScorer {
  readonly #session: InferenceSession;
  readonly #manifest: ModelManifest;
  readonly #contract: RerankerContract;
  readonly #encode: PairEncoding;
  readonly #output: string;

  /** Throws MODEL_CONTRACT_BROKEN where the graph asks for what is not known here. */
  constructor(
    session: InferenceSession,
    manifest: ModelManifest,
    contract: RerankerContract,
    tokenizer: ModelTokenizer,
  ) {
    this.#session = session;
    this.#manifest = manifest;
    this.#contract = contract;
    this.#encode = pairEncoding(manifest, contract, tokenizer);
    const unknown = session.inputNames.find((name) => !(name in INPUTS) && !isPast(name));
    if (unknown !== undefined) {
      const reason = `its graph asks for the input ${unknown}`;
      throw createError('MODEL_CONTRACT_BROKEN', { model: manifest.name, reason });
    }
    this.#output = session.outputNames.includes('logits')
      ? 'logits'
      : (session.outputNames[0] ?? '');
  }

  prepare(query: QueryText): PreparedQuery {
    return { tokens: this.#encode.query(query), unread: 0 };
  }

  tokensOf({ tokens }: PreparedQuery, document: string): DocumentTokens {
    return [...tokens, ...this.#encode.document(document)];
  }

  read(): Promise<void> {
    return Promise.resolve();
  }

  async score(
    query: PreparedQuery,
    documents: readonly DocumentTokens[],
  ): Promise<readonly number[]> {
    const { contract } = this.#manifest;
    const isOneByOne = contract.kind === 'decoder-reranker' && contract.batch === 'one';
    if (!isOneByOne) return this.#scoreTogether(query, documents);
    const scores: number[] = [];
    for (const document of documents)
      scores.push(...(await this.#scoreTogether(query, [document])));
    return scores;
  }

  async #scoreTogether(
    query: PreparedQuery,
    documents: readonly DocumentTokens[],
  ): Promise<readonly number[]> {
    const rows = { tokens: documents, queryLength: query.tokens.length };
    const padding = this.#contract.kind === 'pair-encoder' ? 'right' : this.#contract.padding;
    const feeds = Object.fromEntries(
      this.#session.inputNames.map((name) => [
        name,
        INPUTS[name]?.(rows, padding) ?? this.#emptyPast(name, documents.length),
      ]),
    );
    const outputs = await runSession(this.#session, this.#manifest.name, feeds, [this.#output]);
    const logits = outputs[this.#output];
    const scores = documents.map((row, at) =>
      this.#scoreOf(logits, at, row.length, longest(documents)),
    );
    if (scores.every(Number.isFinite)) return scores;
    throw createError('MODEL_SCORES_INVALID', { model: this.#manifest.name });
  }

  /** Nothing came before: a cache of length 0, in the shape [rows, heads, 0, dimension] that the graph names. */
  #emptyPast(name: string, rows: number): Tensor {
    const input = this.#session.inputMetadata.find((each) => each.name === name);
    const [, ...rest] = input?.isTensor === true ? input.shape : [];
    const sizes = [rows, ...rest.map((size) => (typeof size === 'number' ? size : 0))];
    return new Tensor('float32', new Float32Array(), sizes);
  }

  /** Of logits [rows, values], or [rows, tokens, values] where every position has some. */
  #scoreOf(logits: Tensor | undefined, row: number, length: number, width: number): number {
    const { contract } = this.#manifest;
    const values = logits?.dims.at(-1) ?? 1;
    const isEvery = contract.kind === 'decoder-reranker' && contract.positions === 'every';
    const isLeft = contract.kind === 'decoder-reranker' && contract.padding === 'left';
    const position = isLeft ? width - 1 : length - 1;
    const start = isEvery ? (row * width + position) * values : row * values;
    return logOddsOfYes(floatsOf(logits), start, this.#contract.labels);
  }
}

type Padding = 'left' | 'right';

/** The cache of a decoder that was exported to write texts. */
function isPast(input: string): boolean {
  return input.startsWith('past_key_values.');
}

const INPUTS: Readonly<Record<string, (rows: Rows, padding: Padding) => Tensor>> = {
  input_ids: ({ tokens }, padding) => tokenTensor(tokens, 0, padding),
  attention_mask: ({ tokens }, padding) => maskTensor(tokens, padding),
  token_type_ids: ({ tokens, queryLength }, padding) =>
    tokenTensor(
      tokens.map((row) => row.map((_, at) => (at < queryLength ? 0 : 1))),
      0,
      padding,
    ),
  position_ids: ({ tokens }, padding) => positionTensor(tokens, padding),
  last: ({ tokens }) => integerTensor(tokens.map((row) => row.length - 1)),
};

interface PairEncoding {
  query(query: QueryText): readonly number[];
  document(text: string): readonly number[];
}

function pairEncoding(
  { queryTokens, documentTokens, maxTokens }: ModelManifest,
  contract: RerankerContract,
  tokenizer: ModelTokenizer,
): PairEncoding {
  if (contract.kind === 'pair-encoder') {
    const [begin, end] = [tokenizer.idOf('[CLS]'), tokenizer.idOf('[SEP]')];
    // Three tokens stand around the two texts.
    const most = Math.min(queryTokens, maxTokens - documentTokens - 3);
    return {
      query: (query) => [begin, ...promptQuery('{query}', query, tokenizer, most), end],
      document: rememberedTokens((text) => [
        ...tokenizer.encode(text).slice(0, documentTokens),
        end,
      ]),
    };
  }
  const { prompt } = contract;
  const head = tokenizer.encode(prompt.head);
  const suffix = tokenizer.encode(prompt.suffix);
  return {
    query: (query) => [...head, ...promptQuery(prompt.query, query, tokenizer, queryTokens)],
    document: rememberedTokens((text) => [
      ...tokenizer
        .encode(prompt.document.replace('{document}', () => text))
        .slice(0, documentTokens),
      ...suffix,
    ]),
  };
}
