/** What scoring takes on this machine: measured when the model is opened, and corrected by every batch since. */

/** A batch of so many tokens, and how long it took. */
export interface Measured {
  readonly tokens: number;
  readonly milliseconds: number;
}

/** How much one more batch says about how fast the machine is now. */
const SMOOTHING = 0.2;
/** A machine that is busy for a moment is not believed to stay so. */
const SLOWEST = 4;

export class CostModel {
  readonly #fixed: number;
  readonly #perToken: number;
  #pace = 1;

  /** From two batches of different size. */
  constructor(small: Measured, large: Measured) {
    const perToken = (large.milliseconds - small.milliseconds) / (large.tokens - small.tokens);
    this.#perToken = Math.max(perToken, large.milliseconds / large.tokens / 2);
    this.#fixed = Math.max(0, small.milliseconds - this.#perToken * small.tokens);
  }

  /** Milliseconds that a batch of so many tokens will take; 0 tokens take none. */
  expect(tokens: number): number {
    return tokens === 0 ? 0 : this.#pace * this.#plain(tokens);
  }

  learn({ tokens, milliseconds }: Measured): void {
    if (tokens === 0) return;
    const pace = Math.min(SLOWEST, milliseconds / this.#plain(tokens));
    this.#pace += SMOOTHING * (pace - this.#pace);
  }

  #plain(tokens: number): number {
    return this.#fixed + this.#perToken * tokens;
  }
}
