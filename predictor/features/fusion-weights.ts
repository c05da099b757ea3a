/**
 * The weights of the fusion, in round numbers. What outweighs what follows the ablations on real instances: usage first
 * by far, then names, then the rest. In leave-one-out trials on the sample scopes these weights do as well as weights
 * fitted to them, and halving or doubling any one changes the result by a point or two at most.
 */
import type { FusionWeights } from '../../models/index.js';

export const FUSION_WEIGHTS: FusionWeights = {
  'usage.near.sum.rank': 1.5,
  'usage.near.mean': 1,
  'usage.middle.best.rank': 1,
  'usage.far.best.rank': 0.5,
  'usage.far.sum.rank': 1,
  'usage.names.sum.rank': 1,
  'lexical.name.rank': 1,
  'lexical.members.rank': 1,
  'lexical.documentation': 1,
  'lexical.tables': 0.5,
  'comment.members': 0.5,
  'comment.documentation': 0.5,
  'family.caller.rank': 0.5,
  'family.sight': 0.5,
  'family.function.rank': 1,
  'co-use.rank': 1,
  grep: 0.5,
  // Without an ablation of its own: no trained model was at hand. It weighs what the weaker of the likenesses do.
  'dense.rank': 0.5,
  'callers.scope.rank': 0.25,
  'callers.all': 0.5,
  'callers.table': 0.25,
  'scope.same': 2,
  'scope.affinity': 1,
  'access.needs-privilege': -0.25,
  'shape.ajax-on-server': -2,
  'shape.deprecated': -1.5,
};
