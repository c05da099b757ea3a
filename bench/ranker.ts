/** Time to train and to score the learned ranker, on made-up queries of the size that an instance gives. */
import {
  scoreTrees,
  seededRandom,
  TRAIN_DEFAULTS,
  trainTrees,
  type FeatureMatrix,
  type RankingData,
} from '../models/index.js';
import { figureTable } from './figure.js';
import { quantile } from './quantiles.js';

const QUERIES = 2500;
const ROWS = 120;
const FEATURES = 120;
const CANDIDATES = 300;
const ASKED = 200;

const training = madeUpQueries(QUERIES, ROWS, 1);
const began = performance.now();
const trained = await trainTrees(training, null, TRAIN_DEFAULTS);
const trainSeconds = (performance.now() - began) / 1000;

const ensemble = { ...trained, trees: [...trained.trees, ...trained.trees].slice(0, 300) };
const { names, values } = madeUpQueries(1, CANDIDATES, 2);
const matrix: FeatureMatrix = { names, rows: CANDIDATES, values };
const scoreMs = Array.from({ length: ASKED }, () => {
  const start = performance.now();
  scoreTrees(ensemble, matrix);
  return performance.now() - start;
});

const size = `${String(QUERIES)} queries × ${String(ROWS)} rows × ${String(FEATURES)} features, ${String(trained.trees.length)} trees of depth ${String(TRAIN_DEFAULTS.depth)}`;
process.stdout.write(
  `${figureTable([
    { what: 'train', value: trainSeconds, unit: 's', target: 60, detail: size },
    {
      what: 'score a query, p50',
      value: quantile(scoreMs, 0.5),
      unit: 'ms',
      target: 3,
      detail: `${String(CANDIDATES)} rows, ${String(ensemble.trees.length)} trees`,
    },
    {
      what: 'score a query, p95',
      value: quantile(scoreMs, 0.95),
      unit: 'ms',
      target: 3,
      detail: 'the same',
    },
  ])}\n`,
);

/** Half of the features are mostly 0, as retrievers' are; the relevant row follows from a few of them, with noise. */
function madeUpQueries(queries: number, rows: number, seed: number): RankingData {
  const random = seededRandom(seed);
  const count = queries * rows;
  const features = new Float32Array(count * FEATURES);
  const labels = new Uint8Array(count);
  for (let query = 0; query < queries; query += 1) {
    let best = -Infinity;
    let truth = query * rows;
    for (let row = query * rows; row < (query + 1) * rows; row += 1) {
      const own = features.subarray(row * FEATURES, (row + 1) * FEATURES);
      own.forEach((_, feature) => {
        own[feature] = feature % 2 === 0 || random() < 0.1 ? random() : 0;
      });
      const [a = 0, b = 0, c = 0, d = 0] = own;
      const wanted = a * c + b + (d > 0 ? 0.5 : 0) + 0.3 * random();
      if (wanted <= best) continue;
      best = wanted;
      truth = row;
    }
    labels[truth] = 1;
  }
  return {
    names: Array.from({ length: FEATURES }, (_, feature) => `feature ${String(feature)}`),
    values: features,
    groups: Int32Array.from({ length: queries + 1 }, (_, query) => query * rows),
    labels,
  };
}
