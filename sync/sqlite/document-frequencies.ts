/** In how many documents of the search indexes a word occurs, remembered for one generation. */
import type { Database } from './open-database.js';

const MAX_REMEMBERED = 10_000;

export class DocumentFrequencies {
  readonly #generation;
  readonly #read;
  readonly #count;
  readonly #remembered = new Map<string, number>();
  #rememberedAt = -1;
  #documents = 0;

  constructor(database: Database, generation: () => number) {
    this.#generation = generation;
    database.exec(
      `CREATE VIRTUAL TABLE temp.api_vocabulary USING fts5vocab('main', 'api_search', 'row');
       CREATE VIRTUAL TABLE temp.generated_vocabulary USING fts5vocab('main', 'generated_search', 'row')`,
    );
    this.#read = database.prepare<[{ word: string }], { documents: number }>(
      `SELECT ifnull((SELECT doc FROM temp.api_vocabulary WHERE term = @word), 0) +
         ifnull((SELECT doc FROM temp.generated_vocabulary WHERE term = @word), 0) AS documents`,
    );
    this.#count = database.prepare<[], { documents: number }>(
      'SELECT count(*) AS documents FROM surface',
    );
  }

  of(word: string): number {
    this.#follow();
    const remembered = this.#remembered.get(word);
    if (remembered !== undefined) return remembered;
    const documents = this.#read.get({ word })?.documents ?? 0;
    if (this.#remembered.size < MAX_REMEMBERED) this.#remembered.set(word, documents);
    return documents;
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
