/** Models that need no weights: one that reads words, and what can be wrong with one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reranker, RerankRequest } from '../../../domain/index.js';

/** The word parts of a text, in lower case. */
function wordsOf(text: string): ReadonlySet<string> {
  const parts = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return new Set(parts.match(/[a-z]{3,}/g) ?? []);
}

/** Of each document the words that it shares with the query, each by how few of the documents hold it. */
export function wordScores({ query, documents }: RerankRequest): readonly number[] {
  const asked = wordsOf(query);
  const cards = documents.map(wordsOf);
  return cards.map((card) =>
    [...card]
      .filter((word) => asked.has(word))
      .reduce((sum, word) => {
        const holders = cards.filter((other) => other.has(word)).length;
        return sum + Math.log(1 + documents.length / holders);
      }, -4),
  );
}

export const wordReranker: Reranker = {
  version: 'words-1',
  rerank: (request) => Promise.resolve({ scores: wordScores(request), reason: null }),
};

/** The order turned round: what stood last is best. */
export const reversingReranker: Reranker = {
  version: 'reversing-1',
  rerank: ({ documents }) =>
    Promise.resolve({ scores: documents.map((_, at) => at), reason: null }),
};

/** Scores the first `count` documents. */
export function hastyReranker(count: number): Reranker {
  return {
    version: 'hasty-1',
    rerank: (request) =>
      Promise.resolve({ scores: wordScores(request).slice(0, count), reason: 'no more time' }),
  };
}

/** Says NaN, and Infinity, of every second document. */
export const numblessReranker: Reranker = {
  version: 'numbless-1',
  rerank: (request) =>
    Promise.resolve({
      scores: wordScores(request).map((score, at) =>
        at % 2 === 0 ? score : at % 3 === 0 ? NaN : Infinity,
      ),
      reason: null,
    }),
};

export const failingReranker: Reranker = {
  version: 'failing-1',
  rerank: () => Promise.reject(new Error('the graph has an unknown operator')),
};

/** Throws before it gives a promise. */
export const throwingReranker: Reranker = {
  version: 'throwing-1',
  rerank: () => {
    throw new Error('not even started');
  },
};

/** Takes `ms`, whatever the deadline; ends with the signal. */
export function slowReranker(ms: number): Reranker {
  return {
    version: 'slow-1',
    async rerank(request, { signal }) {
      await sleep(ms, undefined, { signal });
      return { scores: wordScores(request), reason: null };
    },
  };
}

/** Never settles, and heeds no signal. */
export const deafReranker: Reranker = {
  version: 'deaf-1',
  rerank: () => new Promise(() => undefined),
};
