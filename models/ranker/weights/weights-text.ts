/** The ranker's weights as JSON text: the trees, the calibration, and what they come from. */
import { z } from 'zod';
import { createError, type DeepCodeSeekError } from '../../../domain/index.js';
import type { Calibration } from '../calibration/calibration.js';
import type { Tree, TreeEnsemble } from '../tree-ensemble.js';
import {
  packFloat32,
  packInt16,
  packInt32,
  unpackFloat32,
  unpackInt16,
  unpackInt32,
} from './packed-numbers.js';
import { treeFault } from './tree-fault.js';
import {
  WEIGHTS_FORMAT,
  WEIGHTS_VERSION,
  weightsHeadSchema,
  weightsSchema,
  type TrainedOn,
  type WeightsText,
} from './weights-schema.js';

export interface RankerWeights {
  readonly ensemble: TreeEnsemble;
  readonly calibration: Calibration | null;
  readonly trainedOn: TrainedOn;
}

/** One line of JSON; what `parseTrees` makes of it scores the same to the bit. */
export function serialiseTrees({ ensemble, calibration, trainedOn }: RankerWeights): string {
  const { names, trees } = ensemble;
  const text: WeightsText = {
    format: WEIGHTS_FORMAT,
    version: WEIGHTS_VERSION,
    names: [...names],
    trainedOn,
    calibration,
    trees: {
      sizes: trees.map(({ features }) => features.length),
      features: packInt16(trees.flatMap(({ features }) => [...features])),
      numbers: packFloat32(trees.flatMap(({ numbers }) => [...numbers])),
      right: packInt32(trees.flatMap(({ right }) => [...right])),
    },
  };
  return JSON.stringify(text);
}

/**
 * Reads weights. `source` names them in errors; `names` are the features that the program computes, in their order.
 * Throws WEIGHTS_CORRUPT for what is not weights, and WEIGHTS_OTHER_VERSION for those of another version or for other
 * features.
 */
export function parseTrees(
  text: string,
  { source, names }: { readonly source: string; readonly names: readonly string[] },
): RankerWeights {
  const corrupt = (reason: string, cause?: unknown): DeepCodeSeekError =>
    createError('WEIGHTS_CORRUPT', { source, reason }, { cause });
  const other = (reason: string): DeepCodeSeekError =>
    createError('WEIGHTS_OTHER_VERSION', { source, reason });

  const json = readJson(text, (cause) => corrupt('they are not JSON, or break off', cause));
  const head = weightsHeadSchema.safeParse(json);
  if (!head.success) throw corrupt(reasonOf(head.error));
  if (head.data.version !== WEIGHTS_VERSION) {
    throw other(`their format is ${head.data.version}, this program reads ${WEIGHTS_VERSION}`);
  }
  const body = weightsSchema.safeParse(json);
  if (!body.success) throw corrupt(reasonOf(body.error));
  const { calibration, trainedOn } = body.data;
  const difference = featureDifference(body.data.names, names);
  if (difference !== null) throw other(difference);
  const trees = treesOf(body.data.trees, corrupt);
  for (const [at, tree] of trees.entries()) {
    const fault = treeFault(tree, names.length);
    if (fault !== null) throw corrupt(`tree ${at + 1}: ${fault}`);
  }
  return { ensemble: { names, trees }, calibration, trainedOn };
}

function readJson(text: string, fail: (cause: unknown) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail(error);
  }
}

function reasonOf({ issues }: z.ZodError): string {
  const [first] = issues;
  return first === undefined ? 'unknown' : `"${first.path.join('.')}": ${first.message}`;
}

function featureDifference(found: readonly string[], known: readonly string[]): string | null {
  const lacking = known.find((name) => !found.includes(name));
  if (lacking !== undefined) return `they do not know the feature "${lacking}"`;
  const unknown = found.find((name) => !known.includes(name));
  if (unknown !== undefined) return `they need the feature "${unknown}", which is no longer there`;
  const same = found.length === known.length && found.every((name, at) => name === known[at]);
  return same ? null : 'their features stand in another order';
}

function treesOf(
  packed: WeightsText['trees'],
  corrupt: (reason: string) => Error,
): readonly Tree[] {
  const nodes = packed.sizes.reduce((sum, size) => sum + size, 0);
  const features = unpackInt16(packed.features);
  const numbers = unpackFloat32(packed.numbers);
  const right = unpackInt32(packed.right);
  for (const [name, { length }] of Object.entries({ features, numbers, right })) {
    if (length !== nodes) throw corrupt(`${nodes} nodes need as many ${name}, got ${length}`);
  }
  let end = 0;
  return packed.sizes.map((size) => {
    const start = end;
    end += size;
    return {
      features: features.slice(start, end),
      numbers: numbers.slice(start, end),
      right: right.slice(start, end),
    };
  });
}
