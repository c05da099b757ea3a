import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  parseTrees,
  scoreTrees,
  serialiseTrees,
  TRAIN_DEFAULTS,
  trainTrees,
  type RankerWeights,
} from '../../models/index.js';
import { packFloat32, packInt16, packInt32 } from '../../models/ranker/weights/packed-numbers.js';
import { rankingQueries } from './ranking-queries.js';

const DATA = rankingQueries({
  queries: 60,
  rows: 10,
  features: 3,
  seed: 1,
  wanted: ([first = 0, second = 0]) => first * second,
});
const READING = { source: 'weights.json', names: DATA.names };

let weights: RankerWeights;
let text: string;

beforeAll(async () => {
  const options = { ...TRAIN_DEFAULTS, trees: 12, minInLeaf: 5 };
  weights = {
    ensemble: await trainTrees(DATA, null, options),
    calibration: {
      temperature: 0.5,
      map: { kind: 'isotonic', shares: [0.1, 0.5], probabilities: [0.01, 0.7] },
    },
    trainedOn: { date: '2026-01-02T03:04:05.000Z', counts: { questions: 60, scripts: 12 } },
  };
  text = serialiseTrees(weights);
});

/** The text with a change in its JSON. */
function changed(change: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
    ...change,
  });
}

describe('serialiseTrees and parseTrees', () => {
  it('give back what was written, and the same scores to the bit', () => {
    const read = parseTrees(text, READING);
    expect(read).toEqual(weights);
    const matrix = { names: DATA.names, rows: DATA.labels.length, values: DATA.values };
    expect(scoreTrees(read.ensemble, matrix)).toEqual(scoreTrees(weights.ensemble, matrix));
    expect(serialiseTrees(read)).toBe(text);
  });

  it('keep weights without calibration and without trees', () => {
    const bare = { ...weights, calibration: null, ensemble: { names: DATA.names, trees: [] } };
    expect(parseTrees(serialiseTrees(bare), READING)).toEqual(bare);
  });

  it.each([
    ['their format is 2, this program reads 1', { version: 2 }],
    ['they do not know the feature "f2"', { names: ['f0', 'f1'] }],
    [
      'they need the feature "gone", which is no longer there',
      { names: ['f0', 'f1', 'f2', 'gone'] },
    ],
    ['their features stand in another order', { names: ['f1', 'f0', 'f2'] }],
  ])('refuse weights of another version: %s', (reason, change) => {
    expect(() => parseTrees(changed(change), READING)).toThrow(
      expect.objectContaining({
        code: 'WEIGHTS_OTHER_VERSION',
        message: `The weights weights.json are not for this version of the program: ${reason}.`,
      }),
    );
  });

  const tree = (
    features: readonly number[],
    right: readonly number[],
    numbers: readonly number[] = features.map(() => 1),
  ): Readonly<Record<string, unknown>> => ({
    trees: {
      sizes: [features.length],
      features: packInt16(features),
      right: packInt32(right),
      numbers: packFloat32(numbers),
    },
  });

  it.each([
    ['"format"', { format: 'other' }],
    ['"trainedOn.date"', { trainedOn: { date: 'yesterday', counts: {} } }],
    [
      '"trees.features"',
      { trees: { sizes: [1], features: 'not base64!', numbers: '', right: '' } },
    ],
    [
      '"calibration.map',
      {
        calibration: {
          temperature: 1,
          map: { kind: 'isotonic', shares: [0.5, 0.1], probabilities: [0, 1] },
        },
      },
    ],
    [
      '3 nodes need as many features, got 0',
      { trees: { sizes: [3], features: '', numbers: '', right: '' } },
    ],
    ['tree 1: a split looks at feature 3 of 3', tree([3, -1, -1], [2, 0, 0])],
    ['tree 1: node 0 leads out of its tree', tree([0, -1, -1], [3, 0, 0])],
    ['tree 1: node 1 leads out of its tree', tree([0, 0, -1], [2, 1, 0])],
    ['tree 1: its nodes do not hang together', tree([0, -1, -1], [1, 0, 0])],
    ['tree 1: a number is not finite', tree([-1], [0], [NaN])],
  ])('refuse damaged weights: %s', (reason, change) => {
    const read = (): unknown => parseTrees(changed(change), READING);
    expect(read).toThrow(expect.objectContaining({ code: 'WEIGHTS_CORRUPT' }));
    expect(read).toThrow(`The weights weights.json are damaged: ${reason}`);
  });

  it('refuse text that breaks off anywhere, and text that is something else', () => {
    const cuts = [0, 1, 20, Math.floor(text.length / 2), text.length - 1];
    for (const broken of [...cuts.map((at) => text.slice(0, at)), 'null', '[]', 'weights']) {
      expect(() => parseTrees(broken, READING)).toThrow(
        expect.objectContaining({ code: 'WEIGHTS_CORRUPT' }),
      );
    }
  });
});
