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
};
