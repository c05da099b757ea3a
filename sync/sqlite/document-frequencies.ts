/** In how many documents of the search indexes a word occurs, remembered for one generation. */
import type { Database } from './open-database.js';

const MAX_REMEMBERED = 10_000;

export interface Frequency {
  /** Documents of APIs. */
  readonly apis: number;
  /** Documents that a model wrote. */
  readonly generated: number;
}

export class DocumentFrequencies {
  readonly #generation;
  readonly #read;
  readonly #count;
  readonly #remembered = new Map<string, Frequency>();
  #rememberedAt = -1;
  #documents = 0;

  constructor(database: Database, generation: () => number) {
    this.#generation = generation;
    database.exec(
      `CREATE VIRTUAL TABLE temp.api_vocabulary USING fts5vocab('main', 'api_search', 'row');
       CREATE VIRTUAL TABLE temp.generated_vocabulary USING fts5vocab('main', 'generated_search', 'row')`,
    );
    this.#read = database.prepare<[{ word: string }], Frequency>(
      `SELECT ifnull((SELECT doc FROM temp.api_vocabulary WHERE term = @word), 0) AS apis,
         ifnull((SELECT doc FROM temp.generated_vocabulary WHERE term = @word), 0) AS generated`,
    );
    this.#count = database.prepare<[], { documents: number }>(
      'SELECT count(*) AS documents FROM surface',
    );
  }

  of(word: string): Frequency {
    this.#follow();
    const remembered = this.#remembered.get(word);
    if (remembered !== undefined) return remembered;
    const frequency = this.#read.get({ word }) ?? { apis: 0, generated: 0 };
    if (this.#remembered.size < MAX_REMEMBERED) this.#remembered.set(word, frequency);
    return frequency;
  }

  documentCount(): number {
    this.#follow();
    return this.#documents;
  }

  #follow(): void {
    const generation = this.#generation();
    if (generation === this.#rememberedAt) return;
    this.#remembered.clear();
    this.#documents = this.#count.get()?.documents ?? 0;
    this.#rememberedAt = generation;
  }
}
