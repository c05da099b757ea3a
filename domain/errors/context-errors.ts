/** Errors of merged code context. Details never hold code. */
import { entry } from './error-entry.js';

export const contextErrors = {
  CONTEXT_ROOT_UNREADABLE: entry<{ root: string }>({
    status: 404,
    kind: 'misuse',
    message: ({ root }) => `The folder ${root} is not there, or cannot be read.`,
    remedy: () => 'Name a folder that exists and that this process may read.',
  }),
  CONTEXT_ROOT_NOT_ALLOWED: entry<{ root: string }>({
    status: 403,
    kind: 'misuse',
    message: ({ root }) => `The folder ${root} is not among those that this service may search.`,
    remedy: () => 'Ask the administrator to add it to `context.roots`.',
  }),
  CONTEXT_FILE_OUTSIDE: entry<{ file: string; root: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ file, root }) => `${file} is not in ${root}, or a link leads out of it.`,
    remedy: () => 'Name a file below the root, or the root that it is below.',
  }),
  CONTEXT_FILE_UNREADABLE: entry<{ file: string; reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ file, reason }) => `${file} cannot be read: ${reason}.`,
    remedy: () => 'Name a text file of source code, at most 1 MiB.',
  }),
  CONTEXT_POSITION_INVALID: entry<{ line: number; column: number; expected: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ line, column, expected }) =>
      `The position ${String(line)}:${String(column)} is not in the file: ${expected}.`,
    remedy: () => 'Lines count from 1, columns from 0.',
  }),
  CONTEXT_LATE: entry<{ maxMs: number }>({
    status: 504,
    kind: 'failure',
    message: ({ maxMs }) => `The context was not found within ${String(maxMs)} ms.`,
    remedy: () => 'Give it more time, or name a smaller root.',
  }),
  CONTEXT_PROCESS_LOST: entry<{ reason: string }>({
    status: 503,
    kind: 'failure',
    message: ({ reason }) => `The search for context did not end: ${reason}.`,
    remedy: () => 'Ask again; what searches is started anew.',
  }),
};
