import { createError } from '../../domain/index.js';
import { seededRandom } from '../seeded-random.js';
import { EarlyStopping } from './early-stopping.js';
import { EventLoopBreaks } from './event-loop-breaks.js';
import { addGrownTree, TreeGrower } from './grow-tree.js';
import { LambdaGradients } from './lambda-gradients.js';
import { binFeatures } from './quantile-bins.js';
import { checkRankingData, type RankingData } from './ranking-data.js';
import { sampleInOrder } from './sample-in-order.js';
import { selectColumns } from './score-trees.js';
import { checkTrainOptions, type TrainOptions } from './train-options.js';
import { addTreeScores, type Tree, type TreeEnsemble } from './tree-ensemble.js';

/**
 * Gradient-boosted regression trees with the LambdaMART objective, on histograms. With a validation set the trees up to
 * its best metric are kept. The same data and options give the same trees, to the bit, also when training is continued
 * from `start`. Queries without a relevant row, or with nothing else, teach nothing and are passed over.
 *
 * Gives way to the event loop every few milliseconds. An abort throws the signal's reason; what `onTree` was last given
 * is what to go on from. Throws RANKER_DIVERGED when a score is no longer finite, and a RangeError for data or options
 * that do not fit together.
 */
export async function trainTrees(
  data: RankingData,
  validation: RankingData | null,
  options: TrainOptions,
): Promise<TreeEnsemble> {
  checkTrainOptions(options);
  checkRankingData(data);
  if (validation !== null) {
    checkRankingData(validation);
    if (!validation.labels.some((label) => label > 0)) {
      throw new RangeError('no query of the validation set holds a relevant row');
    }
  }
  const { names } = data;
  const trees: Tree[] = [];
  const stopping = validation && new EarlyStopping(validation, names, options.stopping);
  const take = (tree: Tree): void => {
    trees.push(tree);
    stopping?.take(tree);
  };

  const breaks = new EventLoopBreaks(options.signal);
  const scores = new Float64Array(data.labels.length);
  const values = selectColumns(names, { names, rows: scores.length, values: data.values });
  for (const tree of treesOf(options.start, names)) {
    addTreeScores(tree, values, names.length, scores);
    take(tree);
    await breaks.pause();
  }

  const binned = await binFeatures(values, names.length, breaks);
  const objective = new LambdaGradients(data, options.truncation);
  if (objective.queries.length === 0) {
    throw new RangeError('no query holds both a relevant and another row');
  }
  const grower = new TreeGrower(binned, options, breaks);
  const splittable = Int32Array.from(names.keys()).filter((at) => binned.edges[at]?.length !== 0);
  while (trees.length < options.trees && stopping?.isOver !== true) {
    objective.update(scores);
    await breaks.pause();
    const random = seededRandom(treeSeed(options.seed, trees.length));
    const queries = sampleInOrder(objective.queries, options.rowSample, random);
    const columns = sampleInOrder(splittable, options.columnSample, random);
    const grown = await grower.grow(rowsOf(queries, data.groups), columns, objective);
    addGrownTree(grown, binned, scores);
    if (!scores.every(Number.isFinite)) {
      const { learningRate } = options;
      throw createError('RANKER_DIVERGED', { tree: trees.length + 1, learningRate });
    }
    take(grown.tree);
    options.onTree?.({
      trees: trees.length,
      of: options.trees,
      validation: stopping && {
        value: stopping.value,
        best: stopping.best,
        bestTrees: stopping.bestTrees,
      },
      ensemble: { names, trees: [...trees] },
    });
  }
  return { names, trees: stopping ? trees.slice(0, stopping.bestTrees) : trees };
}

function treesOf(start: TreeEnsemble | undefined, names: readonly string[]): readonly Tree[] {
  if (start === undefined) return [];
  if (start.names.length !== names.length || start.names.some((name, at) => name !== names[at])) {
    throw new RangeError('the trees to go on from have other features than the data');
  }
  return start.trees;
}

/** Each tree draws on its own, so that going on from any tree draws the same. */
function treeSeed(seed: number, tree: number): number {
  return Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(tree + 1, 0xc2b2ae35);
}

function rowsOf(queries: Int32Array, groups: Int32Array): Int32Array {
  let count = 0;
  for (const query of queries) count += (groups[query + 1] ?? 0) - (groups[query] ?? 0);
  const rows = new Int32Array(count);
  let place = 0;
  for (const query of queries) {
    const end = groups[query + 1] ?? 0;
    for (let row = groups[query] ?? 0; row < end; row += 1) {
      rows[place] = row;
      place += 1;
    }
  }
  return rows;
}
