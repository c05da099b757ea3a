import { entry } from './error-entry.js';

export const modelErrors = {
  RANKER_DIVERGED: entry<{ tree: number; learningRate: number }>({
    status: 500,
    kind: 'failure',
    message: ({ tree, learningRate }) =>
      `Training diverged: with tree ${String(tree)} a score is no longer a number (learning rate ${String(learningRate)}).`,
    remedy: () => 'The weights in use stay as they are. Train again with a lower learning rate.',
  }),
  WEIGHTS_OTHER_VERSION: entry<{ source: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ source, reason }) =>
      `The weights ${source} are not for this version of the program: ${reason}.`,
    remedy: () => 'Run `deepcodeseek train` to make weights of this version.',
  }),
  WEIGHTS_CORRUPT: entry<{ source: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ source, reason }) => `The weights ${source} are damaged: ${reason}.`,
    remedy: () => 'Run `deepcodeseek train` to make them anew, or go back to the ones before.',
  }),
};
