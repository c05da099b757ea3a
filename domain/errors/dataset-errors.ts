import { entry } from './error-entry.js';

export const datasetErrors = {
  DATASET_NO_EXAMPLES: entry<{ instance: string; callSites: number }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, callSites }) =>
      `The mirror of ${instance} gives no example: it has ${callSites} resolved call sites.`,
    remedy: () =>
      'Sync or import scripts that call Script Includes; `deepcodeseek status` shows how many call sites there are.',
  }),
  DATASET_SCOPE_UNKNOWN: entry<{ scope: string; known: readonly string[] }>({
    status: 404,
    kind: 'misuse',
    message: ({ scope, known }) =>
      `The mirror has no scope "${scope}"; it has ${known.join(', ') || 'none'}.`,
    remedy: () => 'Hold out one of the scopes that are there.',
  }),
  DATASET_UNKNOWN: entry<{ instance: string; dataset: string; known: readonly string[] }>({
    status: 404,
    kind: 'misuse',
    message: ({ instance, dataset, known }) =>
      `There is no dataset "${dataset}" of ${instance}; there is ${known.join(', ') || 'none'}.`,
    remedy: ({ dataset }) =>
      `Name one that is there, or start a job of kind dataset-build with the name "${dataset}".`,
  }),
  DATASET_UNWRITABLE: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ file, reason }) => `The dataset ${file} cannot be written: ${reason}.`,
    remedy: () => 'Check that the folder exists, has room, and that this user may write in it.',
  }),
};
