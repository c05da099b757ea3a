/** One normalised vector a text. */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { setImmediate } from 'node:timers/promises';
import { createError } from '../../../domain/index.js';
import type { ModelManifest } from '../../catalogue/manifest.js';
import { planBatches } from '../rerank/plan-batches.js';
import { floatsOf, longest } from '../session/model-tensors.js';
import { namedInputs, type InputRows } from '../session/named-inputs.js';
import { runSession } from '../session/run-session.js';
import type { ModelTokenizer } from '../tokenise.js';

type Contract = Extract<ModelManifest['contract'], { kind: 'text-encoder' }>;
type Rows = readonly (readonly number[])[];

export class TextEncoder {
  readonly #session: InferenceSession;
  readonly #manifest: ModelManifest;
  readonly #contract: Contract;
  readonly #tokenizer: ModelTokenizer;
  readonly #inputs: (rows: InputRows) => Record<string, Tensor>;
  readonly #begin: number;
  readonly #end: number;

  /** Throws MODEL_CONTRACT_BROKEN and MODEL_TOKENIZER_UNFIT. */
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
    this.#inputs = namedInputs(session, manifest.name);
    this.#begin = tokenizer.idOf('[CLS]');
    this.#end = tokenizer.idOf('[SEP]');
  }

  /** In the order of the texts. An abort throws its reason between batches. Throws MODEL_RUN_FAILED and MODEL_SCORES_INVALID. */
  async encode(
    texts: readonly string[],
    kind: 'query' | 'document',
    signal: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = texts.map(() => new Float32Array());
    const rows = texts.map((text) => this.#tokensOf(text, kind));
    for (const { places, documents } of planBatches(rows, 'by length')) {
      await setImmediate();
      signal.throwIfAborted();
      const encoded = await this.#run(documents);
      places.forEach((place, at) => {
        vectors[place] = encoded[at] ?? new Float32Array();
      });
    }
    return vectors;
  }

  #tokensOf(text: string, kind: 'query' | 'document'): readonly number[] {
    const { queryPrefix, documentPrefix } = this.#contract;
    const { queryTokens, documentTokens, maxTokens } = this.#manifest;
    const prefix = this.#tokenizer.encode(kind === 'query' ? queryPrefix : documentPrefix);
    const room = maxTokens - 2 - prefix.length;
    const most = Math.min(kind === 'query' ? queryTokens : documentTokens, room);
    const tokens = this.#tokenizer.encode(text);
    // The end of the code before a cursor says most, and the beginning of a description does.
    const kept = kind === 'query' ? tokens.slice(-most) : tokens.slice(0, most);
    return [this.#begin, ...prefix, ...kept, this.#end];
  }

  async #run(rows: Rows): Promise<readonly Float32Array[]> {
    const { name } = this.#manifest;
    const [output = ''] = this.#session.outputNames;
    const feeds = this.#inputs({ tokens: rows, firstLength: Infinity, padding: 'right' });
    const outputs = await runSession(this.#session, name, feeds, [output]);
    const floats = floatsOf(outputs[output]);
    return rows.map((row, at) => {
      const vector = normalised(this.#pooled(floats, at, row.length, longest(rows)));
      if (vector.every(Number.isFinite)) return vector;
      throw createError('MODEL_SCORES_INVALID', { model: name });
    });
  }

  /** From [rows, dimensions] where the graph pools, else from [rows, tokens, dimensions]. */
  #pooled(floats: Float32Array, row: number, length: number, width: number): Float32Array {
    const { pooling, dimensions } = this.#contract;
    const at = (token: number): Float32Array => {
      const start = (row * width + token) * dimensions;
      return floats.slice(start, start + dimensions);
    };
    switch (pooling) {
      case 'none':
        return floats.slice(row * dimensions, (row + 1) * dimensions);
      case 'first':
        return at(0);
      case 'last':
        return at(length - 1);
      case 'mean': {
        const sum = new Float32Array(dimensions);
        for (let token = 0; token < length; token += 1) {
          at(token).forEach((value, index) => {
            sum[index] = (sum[index] ?? 0) + value;
          });
        }
        return sum;
      }
    }
  }
}

/** Of length 1; one without any length stays as it is. */
function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
