/** A graph that reads query and document together: an encoder of pairs, or a decoder whose graph shares no prefix. */
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { createError } from '../../../domain/index.js';
import type { ModelManifest, RerankerContract } from '../../catalogue/manifest.js';
import { floatsOf, integerTensor, longest } from '../session/model-tensors.js';
import { namedInputs, type InputRows } from '../session/named-inputs.js';
import { runSession } from '../session/run-session.js';
import type { ModelTokenizer } from '../tokenise.js';
import { logOddsOfYes } from './log-odds.js';
import type { DocumentTokens, PairScorer, PreparedQuery, QueryText } from './pair-scorer.js';
import { promptQuery } from './prompt-query.js';
import { rememberedTokens } from './remembered-tokens.js';

export class WholePairScorer implements PairScorer {
  readonly #session: InferenceSession;
  readonly #manifest: ModelManifest;
  readonly #contract: RerankerContract;
  readonly #encode: PairEncoding;
  readonly #inputs: (rows: InputRows) => Record<string, Tensor>;
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
    this.#inputs = namedInputs(session, manifest.name, (name) => decoderInput(session, name));
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
    const contract = this.#contract;
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
    const padding = this.#contract.kind === 'pair-encoder' ? 'right' : this.#contract.padding;
    const firstLength = query.tokens.length;
    const feeds = this.#inputs({ tokens: documents, firstLength, padding });
    const outputs = await runSession(this.#session, this.#manifest.name, feeds, [this.#output]);
    const logits = outputs[this.#output];
    const scores = documents.map((row, at) =>
      this.#scoreOf(logits, at, row.length, longest(documents)),
    );
    if (scores.every(Number.isFinite)) return scores;
    throw createError('MODEL_SCORES_INVALID', { model: this.#manifest.name });
  }

  /** Of logits [rows, values], or [rows, tokens, values] where every position has some. */
  #scoreOf(logits: Tensor | undefined, row: number, length: number, width: number): number {
    const contract = this.#contract;
    const values = logits?.dims.at(-1) ?? 1;
    const isEvery = contract.kind === 'decoder-reranker' && contract.positions === 'every';
    const isLeft = contract.kind === 'decoder-reranker' && contract.padding === 'left';
    const position = isLeft ? width - 1 : length - 1;
    const start = isEvery ? (row * width + position) * values : row * values;
    return logOddsOfYes(floatsOf(logits), start, contract.labels);
  }
}

/**
 * What only decoders ask for: the position of each row that is read; and, of one that was exported to write texts, a cache of
 * length 0 in the shape [rows, heads, 0, dimension].
 */
function decoderInput(
  { inputMetadata }: InferenceSession,
  name: string,
): ((rows: InputRows) => Tensor) | null {
  if (name === 'last') {
    return ({ tokens }) => integerTensor(tokens.map((row) => row.length - 1));
  }
  if (!name.startsWith('past_key_values.')) return null;
  const input = inputMetadata.find((each) => each.name === name);
  const [, ...rest] = input?.isTensor === true ? input.shape : [];
  const sizes = rest.map((size) => (typeof size === 'number' ? size : 0));
  return ({ tokens }) => new Tensor('float32', new Float32Array(), [tokens.length, ...sizes]);
}

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
