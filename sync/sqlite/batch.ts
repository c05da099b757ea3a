/** The generation that a transaction makes, if it changes anything. */
import type { Database } from './open-database.js';

export class Batch {
  #changed = false;

  /** `generation`: the number that this batch takes when it changes something. */
  constructor(readonly generation: number) {}

  get changed(): boolean {
    return this.#changed;
  }

  /** Notes a change, and gives the generation to stamp it with. */
  stamp(): number {
    this.#changed = true;
    return this.generation;
  }
}

/** The number of the last committed batch. */
export class Generations {
  readonly #read;
  readonly #write;

  constructor(database: Database) {
    this.#read = database.prepare<[], { value: string }>(
      "SELECT value FROM state WHERE key = 'generation'",
    );
    this.#write = database.prepare<[string]>("UPDATE state SET value = ? WHERE key = 'generation'");
  }

  current(): number {
    return Number(this.#read.get()?.value ?? '0');
  }

  /** Runs `work` as a batch; only inside a transaction. */
  next<Result>(work: (batch: Batch) => Result): { result: Result; generation: number } {
    const batch = new Batch(this.current() + 1);
    const result = work(batch);
    if (batch.changed) this.#write.run(String(batch.generation));
    return { result, generation: batch.changed ? batch.generation : batch.generation - 1 };
  }
}
