import { entry } from './error-entry.js';

const REPAIR = (model: string): string =>
  `Run \`deepcodeseek models verify ${model}\`; remove it and get it again where that finds a fault. Suggestions go on without it.`;

/** Of models that run on this machine. */
export const neuralErrors = {
  MODEL_GRAPH_UNREADABLE: entry<{ model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model, reason }) => `The graph of the model ${model} cannot be read: ${reason}.`,
    remedy: ({ model }) => REPAIR(model),
  }),
  MODEL_OPERATOR_UNKNOWN: entry<{ model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model, reason }) =>
      `The graph of the model ${model} holds an operator that this runtime does not have: ${reason}.`,
    remedy: () =>
      'Export the model again with `models/training/export`, or take another export of it. Suggestions go on without it.',
  }),
  MODEL_CONTRACT_BROKEN: entry<{ model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model, reason }) => `The model ${model} is not what its manifest says: ${reason}.`,
    remedy: ({ model }) =>
      `Correct the manifest of ${model}, or export the model again. Suggestions go on without it.`,
  }),
  MODEL_TOKENIZER_UNFIT: entry<{ model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model, reason }) =>
      `The tokenizer of the model ${model} does not fit it: ${reason}.`,
    remedy: ({ model }) =>
      `Take tokenizer.json from the folder that ${model} was exported from. Suggestions go on without it.`,
  }),
  MODEL_NOT_READY: entry<{ model: string; reason: string }>({
    status: 503,
    kind: 'failure',
    message: ({ model, reason }) => `The model ${model} cannot answer: ${reason}.`,
    remedy: () => 'Ask again in some seconds, or see `deepcodeseek doctor`.',
  }),
  MODEL_RUN_FAILED: entry<{ model: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model, reason }) => `The model ${model} failed at its work: ${reason}.`,
    remedy: ({ model }) => REPAIR(model),
  }),
  MODEL_SCORES_INVALID: entry<{ model: string }>({
    status: 500,
    kind: 'failure',
    message: ({ model }) => `The model ${model} gave a score that is no number.`,
    remedy: ({ model }) => REPAIR(model),
  }),
};
