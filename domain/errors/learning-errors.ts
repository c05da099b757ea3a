import { entry } from './error-entry.js';

export const learningErrors = {
  TRAINING_TOO_LITTLE: entry<{ instance: string; questions: number; needed: number }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, questions, needed }) =>
      `The mirror of "${instance}" gives ${questions} questions to learn from; training needs ${needed}.`,
    remedy: () =>
      'The shipped weights stay in use. Sync or import more scripts that call Script Includes, then train again.',
  }),
  TRAINING_STATE_UNREADABLE: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) =>
      `What is remembered of the last training cannot be read: ${file}: ${reason}.`,
    remedy: () =>
      'Run `deepcodeseek train`, with --exclude-scripts where scripts are to be left out: it is written anew then.',
  }),
  WEIGHTS_NONE: entry<{ instance: string }>({
    status: 409,
    kind: 'failure',
    message: ({ instance }) => `"${instance}" has no weights of its own to go back from.`,
    remedy: () => 'The shipped weights are in use already.',
  }),
};
