import { entry } from './error-entry.js';

export const predictorErrors = {
  PREDICTOR_BUSY: entry<{ waiting: number }>({
    status: 503,
    kind: 'failure',
    message: ({ waiting }) => `${waiting} questions are waiting already; this one was not taken.`,
    remedy: () =>
      'Ask again in a moment; start further servers on the same mirror if this is common.',
  }),
  PREDICTOR_CLOSED: entry<{ instance: string }>({
    status: 503,
    kind: 'failure',
    message: ({ instance }) => `The predictor of ${instance} has been closed.`,
    remedy: () => 'Ask again once the server has started anew.',
  }),
  RIPGREP_UNAVAILABLE: entry<{ path: string }>({
    status: 500,
    kind: 'failure',
    message: ({ path }) => `ripgrep could not be started from ${path}.`,
    remedy: () => 'Run `npm ci`, or name a ripgrep binary of your own.',
  }),
  SHARDS_MISSING: entry<{ instance: string }>({
    status: 500,
    kind: 'failure',
    message: ({ instance }) => `The mirror of ${instance} has no packed text to search.`,
    remedy: () => 'Run `deepcodeseek sync`, which writes it.',
  }),
  RIPGREP_FAILED: entry<{ reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ reason }) => `ripgrep failed: ${reason}.`,
    remedy: () => 'Run `deepcodeseek sync` to write the packed text anew.',
  }),
};
