/** Weights that a calibration belongs to, written by hand: a stump for each of some features, best where all are high. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialiseTrees, type Tree } from '../../models/index.js';
import { FEATURES, WEIGHTS_FILE } from '../../predictor/index.js';
import { instancePaths } from '../../sync/index.js';

/** What a score gains where a feature is above each of the thresholds. */
const STUMPS = ['usage.near.sum.rank', 'usage.far.sum.rank', 'usage.names.sum.rank'].flatMap(
  (name) => [0.15, 0.3, 0.6, 0.9].map((threshold) => ({ name, threshold, gain: 0.6 })),
);

/** Puts the weights where the predictor of the instance reads its own; a running service takes them within a second. */
export async function writeCalibratedWeights(home: string, instance: string): Promise<void> {
  const names = FEATURES.map(({ name }) => name);
  const trees = STUMPS.map(({ name, threshold, gain }): Tree => {
    const feature = names.indexOf(name);
    if (feature < 0) throw new Error(`no feature is named ${name}`);
    return {
      features: Int16Array.of(feature, -1, -1),
      numbers: Float32Array.of(threshold, 0, gain),
      right: Int32Array.of(2, 0, 0),
    };
  });
  const text = serialiseTrees({
    ensemble: { names, trees },
    calibration: { temperature: 1, map: { kind: 'logistic', slope: 1, offset: 0 } },
    trainedOn: { date: '2026-01-02T03:04:05.000Z', counts: {} },
  });
  const { ranker } = instancePaths(home, instance);
  await mkdir(ranker, { recursive: true });
  await writeFile(join(ranker, WEIGHTS_FILE), text);
}
