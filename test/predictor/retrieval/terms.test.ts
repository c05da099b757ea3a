import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseDocumentFrequency, lengthFactor } from '../../../predictor/terms/bm25.js';
import { IntegerLists } from '../../../predictor/terms/integer-lists.js';
import { LaneIndex, LANES, type LaneTerm } from '../../../predictor/terms/lane-index.js';
import { laneStatistics } from '../../../predictor/terms/lane-statistics.js';
import { ScratchPool } from '../../../predictor/terms/scratch.js';
import { TermCounts } from '../../../predictor/terms/term-counts.js';
import { TermTable } from '../../../predictor/terms/term-table.js';

const documentsOf = fc.uniqueArray(
  fc.record({ term: fc.integer({ min: 0, max: 30 }), lane: fc.integer({ min: 0, max: 3 }) }),
  { selector: ({ term, lane }) => term * LANES + lane, maxLength: 25 },
);
const corpus = fc.array(documentsOf, { maxLength: 20 });

/** BM25 of a question's terms against one lane of a document, as the retrievers put its parts together. */
function score(index: LaneIndex, terms: readonly number[], document: number, lane: number): number {
  const statistics = laneStatistics(index, [], null);
  const held = new Set<number>();
  index.visitContents(document, (term, at) => {
    if (at === lane) held.add(term);
  });
  const sum = terms
    .filter((term) => held.has(term))
    .map((term) => inverseDocumentFrequency(statistics.frequency(term, lane), statistics.documents))
    .reduce((total, each) => total + each, 0);
  return sum * lengthFactor(index.length(document, lane), statistics.averageLength(lane));
}

describe('BM25', () => {
  it('weighs a rare term more than a common one, and none below zero', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), fc.nat(5_000), (a, b, more) => {
        const [rare, common] = [Math.min(a, b), Math.max(a, b)];
        const documents = common + more;
        const weight = inverseDocumentFrequency(rare, documents);
        const other = inverseDocumentFrequency(common, documents);
        expect(other).toBeGreaterThan(0);
        if (rare < common) expect(weight).toBeGreaterThan(other);
        else expect(weight).toBe(other);
      }),
    );
  });

  it('takes a match in a shorter document for more, and 1 at the average length', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (length, more, average) => {
          expect(lengthFactor(length, average)).toBeGreaterThan(
            lengthFactor(length + more, average),
          );
          expect(lengthFactor(length + more, average)).toBeGreaterThan(0);
          expect(lengthFactor(average, average)).toBeCloseTo(1, 10);
        },
      ),
    );
    expect(lengthFactor(3, 0)).toBe(1);
  });

  it('never falls when a question has one more of the terms that a document holds', () => {
    fc.assert(
      fc.property(corpus, fc.array(fc.nat(30)), fc.nat(30), (documents, question, term) => {
        const index = new LaneIndex();
        for (const document of documents) index.add(document);
        const terms = [...new Set(question)].filter((each) => each !== term);
        for (let document = 0; document < index.documents; document += 1) {
          const [before, after] = [terms, [...terms, term]].map((asked) =>
            score(index, asked, document, 0),
          );
          expect(after).toBeGreaterThanOrEqual(before ?? 0);
        }
      }),
    );
  });

  it('prefers, of two documents of one length, the one that holds the rarer term', () => {
    const index = new LaneIndex();
    const common = index.add([{ term: 1, lane: 0 }]);
    const rare = index.add([{ term: 2, lane: 0 }]);
    index.add([{ term: 1, lane: 0 }]);
    expect(score(index, [1, 2], rare, 0)).toBeGreaterThan(score(index, [1, 2], common, 0));
  });
});

describe('the inverted index', () => {
  it('counts without some documents as an index that never held them', () => {
    fc.assert(
      fc.property(corpus, corpus, (kept, excluded) => {
        const whole = new LaneIndex();
        const hidden = excluded.map((document) => whole.add(document));
        const small = new LaneIndex();
        for (const document of kept) {
          whole.add(document);
          small.add(document);
        }
        const terms = new Set(Array.from({ length: 31 }, (_, term) => term));
        for (const asked of [null, terms]) {
          const statistics = laneStatistics(whole, hidden, asked);
          expect(figures(statistics)).toEqual(figures(laneStatistics(small, [], null)));
        }
        for (const document of hidden) whole.remove(document);
        expect(figures(laneStatistics(whole, [], null))).toEqual(
          figures(laneStatistics(small, [], null)),
        );
      }),
    );
  });

  it('reads back what was added, and nothing of what was removed', () => {
    fc.assert(
      fc.property(corpus, fc.array(fc.nat(19)), (documents, gone) => {
        const index = new LaneIndex();
        for (const document of documents) index.add(document);
        for (const document of gone) index.remove(document);
        for (let term = 0; term <= 30; term += 1) {
          const found: string[] = [];
          index.visitPostings(term, (document, lane) => found.push(place(document, lane)));
          const expected = documents.flatMap((held, document) =>
            gone.includes(document) ? [] : lanesOf(held, term).map((lane) => place(document, lane)),
          );
          expect(found.sort()).toEqual(expected.sort());
        }
        expect(index.living).toBe(documents.filter((_, at) => !gone.includes(at)).length);
      }),
    );
  });
});

describe('the structures below it', () => {
  it('keeps lists of integers of any length in the order of their coming', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -1_000, max: 1_000 })), {
          maxLength: 9_000,
        }),
        (values) => {
          const lists = new IntegerLists();
          for (const [key, value] of values) lists.append(key, value);
          for (let key = 0; key <= 5; key += 1) {
            const expected = values.flatMap(([at, value]) => (at === key ? [value] : []));
            const found: number[] = [];
            lists.visit(key, (value) => found.push(value) > 0);
            expect(found).toEqual(expected);
            expect(lists.count(key)).toBe(expected.length);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('ends a visit of a list where it is told to', () => {
    const lists = new IntegerLists();
    for (let value = 0; value < 5_000; value += 1) lists.append(7, value);
    const found: number[] = [];
    lists.visit(7, (value) => found.push(value) < 10);
    expect(found).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('gives each term one number and finds it again, past every growth of the table', () => {
    const table = new TermTable();
    const terms = Array.from({ length: 40_000 }, (_, at) => `term_${String(at)}`);
    const numbers = terms.map((term) => table.numberOf(term));
    expect(terms.map((term) => table.find(term))).toEqual(numbers);
    expect(terms.map((term) => table.numberOf(term))).toEqual(numbers);
    expect(table.find('a term that nobody wrote')).toBe(-1);
    // Two terms in a million pairs may share a hash.
    expect(new Set(numbers).size).toBeGreaterThan(39_990);
  });

  it('splits identifiers into words and visits a question only with words that are known', () => {
    const table = new TermTable();
    const made: number[] = [];
    table.visitWords('openInvoices', (term) => made.push(term));
    expect(made).toEqual(['open', 'invoices', 'openinvoices'].map((term) => table.find(term)));
    const size = table.size;
    const known: number[] = [];
    table.visitKnownWords('openLedgers', (term) => known.push(term));
    expect(known).toEqual([table.find('open')]);
    expect(table.size).toBe(size);
  });

  it('counts documents by term exactly when documents leave', () => {
    const counts = new TermCounts();
    const first = counts.add([1, 2, 3]);
    counts.add([2, 3]);
    counts.remove(first);
    expect([1, 2, 3, 4].map((term) => counts.frequency(term))).toEqual([0, 1, 1, 0]);
    expect(counts.holds(first, 2)).toBe(true);
    expect(counts.holds(first, 4)).toBe(false);
    expect(counts.deadShare).toBe(0.5);
  });

  it('lends arrays that are all 0, used before or not, and never one to two questions at a time', () => {
    const pool = new ScratchPool();
    const one = pool.open();
    const used = one.floats(100).fill(5);
    const two = pool.open();
    expect(two.floats(100).buffer).not.toBe(used.buffer);
    one.close();
    const again = pool.open().floats(90);
    expect(again).toHaveLength(90);
    expect(again.every((value) => value === 0)).toBe(true);
    expect(one.floats(100).buffer).not.toBe(again.buffer);
  });
});

function figures(statistics: ReturnType<typeof laneStatistics>): unknown {
  const lanes = Array.from({ length: LANES }, (_, lane) => lane);
  return {
    documents: statistics.documents,
    averages: lanes.map((lane) => statistics.averageLength(lane)),
    frequencies: lanes.map((lane) =>
      Array.from({ length: 31 }, (_, term) => statistics.frequency(term, lane)),
    ),
  };
}

function lanesOf(held: readonly LaneTerm[], term: number): readonly number[] {
  return held.flatMap((each) => (each.term === term ? [each.lane] : []));
}

function place(document: number, lane: number): string {
  return `${String(document)}:${String(lane)}`;
}
