/** Full-text search over the APIs: FTS5's BM25 with a weight for each field. */
import { searchTerms } from '../lexical/search-terms.js';
import type { LexicalHit, LexicalQuery } from '../store.js';
import { DocumentFrequencies } from './document-frequencies.js';
import type { Database } from './open-database.js';

/**
 * What a match in a field is worth. A body names much that the API is not about: 0.3 is the measured weight beside which
 * the others were set; a name says most, its members next.
 */
export const BM25_WEIGHTS = {
  name: 4,
  members: 2,
  parameters: 1,
  documentation: 1.5,
  tables: 1,
  body: 0.3,
} as const;

/** Scoring costs about 0.6 µs for each word of each document that has it; up to so many every word counts. */
const UNPRUNED_POSTINGS = 5_000;
/** Past that, words are taken from the rarest on up to so many: 12 ms, and what is left out has next to no weight in BM25. */
const MAX_POSTINGS = 20_000;

export class LexicalSearch {
  readonly #search;
  readonly #searchAll;
  readonly #isGenerated;
  readonly #frequencies;
  readonly #optimise;

  constructor(database: Database, generation: () => number) {
    this.#frequencies = new DocumentFrequencies(database, generation);
    const { name, members, parameters, documentation, tables, body } = BM25_WEIGHTS;
    const weights = [name, members, parameters, documentation, tables, body].join(', ');
    // A surface that another record's goes before is indexed too, and left out by the join with the APIs.
    this.#search = database.prepare<[string, number], LexicalHit>(
      `SELECT api.api, -bm25(api_search, ${weights}) AS score
       FROM api_search JOIN api ON api.script_id = api_search.rowid
       WHERE api_search MATCH ? ORDER BY score DESC, api.api LIMIT ?`,
    );
    // Nothing but a second list: where no model wrote anything, the first is all there is and is asked alone.
    this.#searchAll = database.prepare<[{ match: string; limit: number }], LexicalHit>(
      `SELECT api, sum(score) AS score FROM (
         SELECT api.api, -bm25(api_search, ${weights}) AS score
         FROM api_search JOIN api ON api.script_id = api_search.rowid
         WHERE api_search MATCH @match
         UNION ALL
         SELECT api.api, -bm25(generated_search, ${documentation}) AS score
         FROM generated_search JOIN generated_documentation AS written ON written.id = generated_search.rowid
           JOIN script ON script.id = written.script_id AND script.content_hash = written.content_hash
           JOIN api ON api.script_id = written.script_id AND api.api = written.api
         WHERE generated_search MATCH @match
           AND (written.member IS NOT NULL OR script.description = '')
       ) GROUP BY api ORDER BY score DESC, api LIMIT @limit`,
    );
    this.#isGenerated = database.prepare<[], { id: number }>(
      'SELECT id FROM generated_documentation LIMIT 1',
    );
    this.#optimise = database.prepare("INSERT INTO api_search (api_search) VALUES ('optimize')");
  }

  /** Merges the index into one segment, which large changes leave in many. */
  optimise(): void {
    this.#optimise.run();
  }

  search({ terms, limit, withoutGenerated = false }: LexicalQuery): readonly LexicalHit[] {
    const isWhole = !withoutGenerated && this.#isGenerated.get() !== undefined;
    const words = this.#worthScoring(searchTerms(terms), isWhole);
    if (words.length === 0) return [];
    // Each word is a quoted string, so nothing in it is an operator.
    const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
    return isWhole ? this.#searchAll.all({ match, limit }) : this.#search.all(match, limit);
  }

  #worthScoring(words: readonly string[], withGenerated: boolean): readonly string[] {
    const known = words
      .map((word) => {
        const { apis, generated } = this.#frequencies.of(word);
        return { word, documents: withGenerated ? apis + generated : apis };
      })
      .filter(({ documents }) => documents > 0);
    const postings = known.reduce((sum, { documents }) => sum + documents, 0);
    if (postings <= UNPRUNED_POSTINGS) return known.map(({ word }) => word);
    const half = this.#frequencies.documentCount() / 2;
    const chosen: string[] = [];
    let spent = 0;
    for (const { word, documents } of known.sort((a, b) => a.documents - b.documents)) {
      spent += documents;
      // BM25's inverse document frequency has no weight left where half of the documents have the word.
      if (chosen.length > 0 && (spent > MAX_POSTINGS || documents > half)) break;
      chosen.push(word);
    }
    return chosen;
  }
}
