/** Milliseconds of each stage of one answer. */
export class StageTimer {
  readonly #start = performance.now();
  #last = this.#start;
  readonly #stages: Record<string, number> = {};

  /** Ends a stage: what has passed since the last mark belongs to it. */
  mark(stage: string): void {
    const now = performance.now();
    this.set(stage, now - this.#last);
    this.#last = now;
  }

  set(stage: string, milliseconds: number): void {
    this.#stages[stage] = Math.round(milliseconds * 1000) / 1000;
  }

  timings(): Record<string, number> {
    this.set('total', performance.now() - this.#start);
    return this.#stages;
  }
}
