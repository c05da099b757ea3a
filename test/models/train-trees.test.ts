import { describe, expect, it } from 'vitest';
import {
  rankFusion,
  scoreTrees,
  TRAIN_DEFAULTS,
  trainTrees,
  type RankingData,
  type TrainOptions,
  type TrainProgress,
  type TreeEnsemble,
} from '../../models/index.js';
import { rankingQueries, shareOnTop } from './ranking-queries.js';

const OPTIONS: TrainOptions = { ...TRAIN_DEFAULTS, trees: 40, depth: 3, minInLeaf: 5 };

function scoresOf(ensemble: TreeEnsemble, data: RankingData): Float64Array {
  const { names, values, labels } = data;
  return scoreTrees(ensemble, { names, values, rows: labels.length });
}

function byFirst(seed: number, queries = 200): RankingData {
  return rankingQueries({
    queries,
    rows: 12,
    features: 4,
    seed,
    wanted: ([first = 0]) => (first > 0.9 ? 1 : 0) + first / 100,
  });
}

/** Right is the row whose third feature is above a half. */
function decided(seed: number): RankingData {
  const data = rankingQueries({ queries: 100, rows: 12, features: 4, seed, wanted: () => 0 });
  data.labels.forEach((label, row) => {
    data.values[row * 4 + 2] = ((data.values[row * 4 + 2] ?? 0) + label) / 2;
  });
  return data;
}

/** Right is the row whose two first features lie on opposite sides of a half, and there are three of the other kinds. */
function xor(seed: number): RankingData {
  const data = rankingQueries({ queries: 150, rows: 4, features: 3, seed, wanted: () => 0 });
  data.labels.forEach((_, row) => {
    const isTruth = row % 4 === Math.floor(row / 4) % 4;
    const first = (row * 7 + Math.floor(row / 4)) % 3 === 0;
    data.labels[row] = isTruth ? 1 : 0;
    data.values[row * 3] = first ? 1 : 0;
    data.values[row * 3 + 1] = first === isTruth ? 0 : 1;
  });
  return data;
}

describe('trainTrees', () => {
  it('learns a problem that one feature decides, for queries it has not seen', async () => {
    const unseen = decided(2);
    const ensemble = await trainTrees(decided(1), null, OPTIONS);
    expect(shareOnTop(unseen, scoresOf(ensemble, unseen))).toBe(1);
  });

  it('learns what only two features together say, which no weighted sum can', async () => {
    const unseen = xor(2);
    const ensemble = await trainTrees(xor(1), null, { ...OPTIONS, columnSample: 1 });
    expect(shareOnTop(unseen, scoresOf(ensemble, unseen))).toBe(1);
    const matrix = { names: unseen.names, values: unseen.values, rows: unseen.labels.length };
    const sums = [1, -1].flatMap((a) =>
      [1, -1, 0].map((b) => shareOnTop(unseen, rankFusion(matrix, { f0: a, f1: b, f2: 0.001 }))),
    );
    expect(Math.max(...sums)).toBeLessThan(0.7);
  });

  it('gives the same trees for the same data, options and seed, and others for another seed', async () => {
    const [first, second, other] = await Promise.all([
      trainTrees(byFirst(1), null, OPTIONS),
      trainTrees(byFirst(1), null, OPTIONS),
      trainTrees(byFirst(1), null, { ...OPTIONS, seed: 2 }),
    ]);
    expect(first.trees).toHaveLength(OPTIONS.trees);
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('goes on from any tree to the same result as without a break, with early stopping too', async () => {
    const options = { ...OPTIONS, trees: 30, stopping: { metric: 'mrr', patience: 12 } } as const;
    const reports: TrainProgress[] = [];
    const whole = await trainTrees(byFirst(1), byFirst(3, 40), {
      ...options,
      onTree: (progress) => reports.push(progress),
    });
    for (const at of [0, 7, reports.length - 1]) {
      const start = reports[at]?.ensemble;
      expect(await trainTrees(byFirst(1), byFirst(3, 40), { ...options, start })).toEqual(whole);
    }
  });

  it('refuses to go on from trees over other features', async () => {
    const start = { names: ['other'], trees: [] };
    await expect(trainTrees(byFirst(1), null, { ...OPTIONS, start })).rejects.toThrow(RangeError);
  });

  it('stops when the validation metric no longer grows, and keeps the trees up to its best', async () => {
    const reports: TrainProgress[] = [];
    const ensemble = await trainTrees(byFirst(1, 60), byFirst(3, 60), {
      ...OPTIONS,
      trees: 400,
      stopping: { metric: 'ndcg10', patience: 10 },
      onTree: (progress) => reports.push(progress),
    });
    const last = reports.at(-1);
    const values = reports.map(({ validation }) => validation?.value ?? 0);
    const best = values.indexOf(Math.max(...values)) + 1;
    expect(reports.length).toBe(best + 10);
    expect(reports.length).toBeLessThan(400);
    expect(last?.validation).toMatchObject({ best: values[best - 1], bestTrees: best });
    expect(ensemble).toEqual(reports[best - 1]?.ensemble);
  });

  it('ends with the reason of an abort, at the start and between trees', async () => {
    const reason = new Error('enough');
    await expect(
      trainTrees(byFirst(1), null, { ...OPTIONS, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    const stop = new AbortController();
    let trees = 0;
    const training = trainTrees(byFirst(1), null, {
      ...OPTIONS,
      signal: stop.signal,
      onTree: () => {
        trees += 1;
        if (trees === 3) stop.abort(reason);
      },
    });
    await expect(training).rejects.toBe(reason);
    expect(trees).toBe(3);
  });

  it('hears an abort that comes as a message while it works', async () => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      stop.abort();
    }, 50);
    const training = trainTrees(byFirst(1, 2000), null, {
      ...OPTIONS,
      trees: 100_000,
      signal: stop.signal,
    });
    await expect(training).rejects.toThrow('aborted');
    clearTimeout(timer);
  });

  it('passes over queries without a relevant row, and over those with nothing else', async () => {
    const data = byFirst(1, 50);
    data.values.forEach((value, at) => {
      data.values[at] = Math.round(value * 20) / 20;
    });
    const rows = data.labels.length;
    const halves = Float32Array.from({ length: 5 * 4 }, () => 0.5);
    const widened: RankingData = {
      names: data.names,
      values: Float32Array.from([...data.values, ...halves]),
      groups: Int32Array.from([...data.groups, rows + 3, rows + 3, rows + 5]),
      labels: Uint8Array.from([...data.labels, 0, 0, 0, 1, 1]),
    };
    expect(await trainTrees(widened, null, OPTIONS)).toEqual(await trainTrees(data, null, OPTIONS));
  });

  it('refuses data that teach nothing, and a validation set that shows nothing', async () => {
    const data = byFirst(1, 50);
    const blank = { ...data, labels: new Uint8Array(data.labels.length) };
    await expect(trainTrees(blank, null, OPTIONS)).rejects.toThrow('no query holds both');
    await expect(trainTrees(data, blank, OPTIONS)).rejects.toThrow('no query of the validation');
  });

  it('gives every row the same score when no feature tells them apart', async () => {
    const data = byFirst(1, 50);
    data.values.fill(3);
    const scores = scoresOf(await trainTrees(data, null, { ...OPTIONS, trees: 5 }), data);
    expect(new Set(scores).size).toBe(1);
    expect(scores[0]).toBeCloseTo(0, 9);
  });

  it('takes a value that is not finite for 0, in training and in scoring', async () => {
    const zeroed = byFirst(1);
    const broken = byFirst(1);
    [NaN, Infinity, -Infinity].forEach((value, at) => {
      for (let row = at; row < broken.labels.length; row += 9) {
        zeroed.values[row * 4 + (row % 4)] = 0;
        broken.values[row * 4 + (row % 4)] = value;
      }
    });
    const ensemble = await trainTrees(broken, null, OPTIONS);
    expect(ensemble).toEqual(await trainTrees(zeroed, null, OPTIONS));
    expect(scoresOf(ensemble, broken)).toEqual(scoresOf(ensemble, zeroed));
  });

  it('says that it diverged, and with which learning rate', async () => {
    await expect(
      trainTrees(byFirst(1), null, { ...OPTIONS, learningRate: 1e40 }),
    ).rejects.toMatchObject({ code: 'RANKER_DIVERGED', message: /tree 1 .*1e\+40/ });
  });

  it.each([
    [{ trees: 0 }, 'trees must be a whole number from 1 on, got 0'],
    [{ depth: 1.5 }, 'depth must be a whole number from 1 on, got 1.5'],
    [{ rowSample: 0 }, 'rowSample must be above 0 and at most 1, got 0'],
    [{ columnSample: NaN }, 'columnSample must be above 0 and at most 1, got NaN'],
    [{ learningRate: -1 }, 'learningRate must be above 0, got -1'],
    [{ lambda: -1 }, 'lambda must be at least 0, got -1'],
  ])('refuses the options %j', async (wrong, message) => {
    await expect(trainTrees(byFirst(1), null, { ...OPTIONS, ...wrong })).rejects.toThrow(message);
  });

  it.each([
    [{ values: new Float32Array(3) }, '600 rows of 4 features need 2400 values, got 3'],
    [{ groups: Int32Array.from([1, 600]) }, 'groups must start with row 0, got 1'],
    [{ groups: Int32Array.from([0, 9, 8, 600]) }, 'groups must ascend, got 8 at 2'],
    [{ groups: Int32Array.from([0, 599]) }, 'groups must end with 600, got 599'],
  ])('refuses data that does not fit together: %s', async (wrong, message) => {
    await expect(trainTrees({ ...byFirst(1, 50), ...wrong }, null, OPTIONS)).rejects.toThrow(
      message,
    );
  });
});
