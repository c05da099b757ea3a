import { entry } from './error-entry.js';

export const datasetFileErrors = {
  DATASET_UNREADABLE: entry<{ file: string; reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ file, reason }) => `The dataset ${file} cannot be read: ${reason}.`,
    remedy: () => 'Name a dataset file; `deepcodeseek dataset build --out FILE` writes one.',
  }),
  DATASET_LINE_INVALID: entry<{ file: string; line: number; reason: string }>({
    status: 400,
    kind: 'failure',
    message: ({ file, line, reason }) =>
      `Line ${line} of ${file} is not an example of a dataset: ${reason}.`,
    remedy: () => 'Correct or remove the line, or build the dataset again.',
  }),
  DATASET_LEAKS: entry<{ file: string; leaks: number; examples: number }>({
    status: 409,
    kind: 'failure',
    message: ({ file, leaks, examples }) =>
      `${leaks} ${leaks === 1 ? 'leak' : 'leaks'} in ${examples} ${examples === 1 ? 'example' : 'examples'} of ${file} show the ground truth.`,
    remedy: () =>
      '`deepcodeseek dataset check FILE` lists them; build the dataset again, or export it with --allow-leaks.',
  }),
  DATASET_EMPTY: entry<{ file: string }>({
    status: 400,
    kind: 'failure',
    message: ({ file }) => `The dataset ${file} holds no example.`,
    remedy: () => 'Build it again, from a mirror whose scripts call Script Includes.',
  }),
  EXPORT_UNWRITABLE: entry<{ folder: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ folder, reason }) => `The dataset cannot be exported to ${folder}: ${reason}.`,
    remedy: () => 'Name a folder that can be made and written.',
  }),
  RERANK_FOLDER_NOT_EMPTY: entry<{ folder: string; other: string }>({
    status: 409,
    kind: 'misuse',
    message: ({ folder, other }) =>
      `${folder} holds something else than questions for a reranker: ${other}.`,
    remedy: () =>
      'Name a folder that is empty, does not exist, or was written by the same command.',
  }),
  RERANK_UNWRITABLE: entry<{ folder: string; reason: string }>({
    status: 500,
    kind: 'failure',
    message: ({ folder, reason }) =>
      `The questions for a reranker cannot be written to ${folder}: ${reason}.`,
    remedy: () => 'Name a folder that can be made and written, on a disk with room.',
  }),
  RERANK_NO_QUESTIONS: entry<{ instance: string; examples: number }>({
    status: 409,
    kind: 'failure',
    message: ({ instance, examples }) =>
      `None of ${examples} examples gives a question for a reranker: the mirror of ${instance} has no candidates for them.`,
    remedy: () =>
      'Take examples that were made of this instance, and sync or import Script Includes: a single one gives nothing to tell apart.',
  }),
  PACKAGE_NOT_PERMISSIVE: entry<{ name: string; licence: string }>({
    status: 409,
    kind: 'failure',
    message: ({ name, licence }) =>
      `The package ${name} is under the licence ${licence}, which does not let it be learned from.`,
    remedy: () => 'Take it out of the packages that are mined.',
  }),
  PACKAGE_UNREADABLE: entry<{ name: string; reason: string }>({
    status: 409,
    kind: 'failure',
    message: ({ name, reason }) => `The package ${name} cannot be read: ${reason}.`,
    remedy: () =>
      'Install what the project needs to be worked on, the packages for development too.',
  }),
};
