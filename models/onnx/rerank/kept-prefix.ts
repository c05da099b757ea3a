/** Keys and values of the beginnings of prompts: extended as an author types on, never recomputed. */
import { Tensor } from 'onnxruntime-node';
import { commonLength } from './cut-tokens.js';

export interface CacheShape {
  readonly layers: number;
  readonly heads: number;
  readonly dimension: number;
}

/** One prefix. Keys and values lie by token, so that what is new is written behind what is there. */
export class KeptPrefix {
  readonly #shape: CacheShape;
  readonly #capacity: number;
  /** Of each layer the keys, then the values. */
  readonly #floats: readonly Float32Array[];
  #tokens: readonly number[] = [];

  constructor(shape: CacheShape, capacity: number) {
    this.#shape = shape;
    this.#capacity = capacity;
    this.#floats = Array.from(
      { length: 2 * shape.layers },
      () => new Float32Array(capacity * shape.heads * shape.dimension),
    );
  }

  get tokens(): readonly number[] {
    return this.#tokens;
  }

  fits(tokens: number): boolean {
    return tokens <= this.#capacity;
  }

  sharedWith(tokens: readonly number[]): number {
    return commonLength(this.#tokens, tokens);
  }

  /** Forgets all but the first tokens. */
  truncate(length: number): void {
    this.#tokens = this.#tokens.slice(0, length);
  }

  /** Takes over the first tokens of another. */
  copy(other: KeptPrefix, length: number): void {
    const floats = length * this.#width;
    other.#floats.forEach((source, at) => {
      this.#floats[at]?.set(source.subarray(0, floats));
    });
    this.#tokens = other.#tokens.slice(0, length);
  }

  /** What a graph gave for the tokens that follow: of each layer the keys, then the values. */
  append(tokens: readonly number[], computed: readonly Float32Array[]): void {
    const start = this.#tokens.length * this.#width;
    computed.forEach((values, at) => {
      this.#floats[at]?.set(values, start);
    });
    this.#tokens = [...this.#tokens, ...tokens];
  }

  /** As inputs of the graph, by name. */
  feeds(): Record<string, Tensor> {
    const { layers, heads, dimension } = this.#shape;
    const length = this.#tokens.length;
    const tensor = (at: number): Tensor =>
      new Tensor('float32', this.#floats[at]?.subarray(0, length * this.#width) ?? [], [
        length,
        heads,
        dimension,
      ]);
    return Object.fromEntries(
      Array.from({ length: layers }, (_, layer) => layer).flatMap((layer) => [
        [`past_keys.${layer}`, tensor(2 * layer)],
        [`past_values.${layer}`, tensor(2 * layer + 1)],
      ]),
    );
  }

  get #width(): number {
    return this.#shape.heads * this.#shape.dimension;
  }
}
