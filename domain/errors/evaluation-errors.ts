import { entry } from './error-entry.js';

export const evaluationErrors = {
  EVALUATION_NO_MODEL: entry<{ instance: string; system: string }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, system }) =>
      `The system "${system}" cannot be evaluated on ${instance}: no model is named.`,
    remedy: ({ system }) =>
      `Name an installed one with --reranker or suggest.reranker, or leave "${system}" out of --systems.`,
  }),
  EVALUATION_MODEL_FAILED: entry<{ instance: string; model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ instance, model, reason }) =>
      `The model ${model} has scored no candidate of ${instance}: ${reason}.`,
    remedy: () =>
      'Run `deepcodeseek models verify`, or leave "neural" and "blended" out of --systems.',
  }),
  EVALUATION_TOO_LITTLE: entry<{
    instance: string;
    part: string;
    questions: number;
    needed: number;
  }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, part, questions, needed }) =>
      `Without ${part} the examples of ${instance} leave ${questions} questions to learn from; training needs ${needed}.`,
    remedy: () =>
      'Leave "learned" out of --systems, hold out folds instead of scopes, or evaluate a larger dataset.',
  }),
  EVALUATION_UNWRITABLE: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) => `The report ${file} cannot be written: ${reason}.`,
    remedy: () => 'Check that the folder exists, has room, and that this user may write in it.',
  }),
};
