import { entry } from './error-entry.js';

export const configurationErrors = {
  CONFIG_UNREADABLE: entry<{ file: string; reason: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, reason }) => `The configuration ${file} cannot be read: ${reason}.`,
    remedy: () => 'Mend the file, or move it away to start from the defaults.',
  }),
  CONFIG_UNKNOWN_KEY: entry<{ file: string; key: string; nearest: string | null }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, key }) => `The configuration ${file} holds the unknown key "${key}".`,
    remedy: ({ nearest }) =>
      nearest === null ? 'Remove the key.' : `Did you mean "${nearest}"? Rename or remove the key.`,
  }),
  CONFIG_INVALID: entry<{ file: string; key: string; reason: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, key, reason }) => `"${key}" in ${file} is not valid: ${reason}.`,
    remedy: ({ key }) => `Correct the value of "${key}".`,
  }),
  INSTANCE_UNKNOWN: entry<{ instance: string; known: readonly string[] }>({
    status: 404,
    kind: 'misuse',
    message: ({ instance }) => `There is no instance named "${instance}" here.`,
    remedy: ({ known }) =>
      known.length === 0
        ? 'Add it with `deepcodeseek connect`.'
        : `Known instances: ${known.join(', ')}; another is added with \`deepcodeseek connect\`.`,
  }),
  INSTANCE_NONE: entry<Record<string, never>>({
    status: 404,
    kind: 'misuse',
    message: () => 'There is no instance here yet.',
    remedy: () =>
      'Add one with `deepcodeseek connect`, read an export with `deepcodeseek import`, or try `deepcodeseek demo`.',
  }),
  INSTANCE_AMBIGUOUS: entry<{ known: readonly string[] }>({
    status: 400,
    kind: 'misuse',
    message: ({ known }) => `There are ${String(known.length)} instances here, and none was named.`,
    remedy: ({ known }) => `Say which with --instance: ${known.join(', ')}.`,
  }),
  SECRET_MISSING: entry<{ instance: string; variable: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ instance }) => `No secret is stored for the instance "${instance}".`,
    remedy: ({ variable }) =>
      `Set ${variable}, or run \`deepcodeseek connect\` again and give the secret on standard input.`,
  }),
  SECRET_FILE_EXPOSED: entry<{ file: string; mode: string }>({
    status: 500,
    kind: 'misuse',
    message: ({ file, mode }) => `The secret file ${file} can be read by others (mode ${mode}).`,
    remedy: ({ file }) => `Run: chmod 600 ${file}`,
  }),
  ARGUMENT_INVALID: entry<{ argument: string; value: string; expected: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ argument, value, expected }) => `${argument} must be ${expected}, got "${value}".`,
    remedy: ({ argument }) => `Correct ${argument}; \`--help\` shows an example.`,
  }),
  QUESTION_INVALID: entry<{ line: number; reason: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ line, reason }) => `Line ${String(line)} is not a question: ${reason}.`,
    remedy: () => 'Write one JSON object a line with at least "codeBefore".',
  }),
  QUESTIONS_FAILED: entry<{ failed: number; total: number }>({
    status: 500,
    kind: 'failure',
    message: ({ failed, total }) =>
      `${String(failed)} of ${String(total)} lines could not be answered.`,
    remedy: () => 'Their answer lines hold an "error" that says why.',
  }),
  SERVICE_UNREACHABLE: entry<{ url: string; reason: string }>({
    status: 502,
    kind: 'failure',
    message: ({ url, reason }) => `The service at ${url} did not take the job: ${reason}.`,
    remedy: () => 'See whether it is running; set DEEPCODESEEK_TOKEN when it demands a token.',
  }),
  JOB_FAILED: entry<{ kind: string; reason: string; remedy: string }>({
    status: 500,
    kind: 'failure',
    message: ({ kind, reason }) => `The ${kind} failed: ${reason}`,
    remedy: ({ remedy }) => remedy,
  }),
  SECRET_NOT_GIVEN: entry<{ name: string }>({
    status: 400,
    kind: 'misuse',
    message: ({ name }) => `The secret "${name}" was not given.`,
    remedy: ({ name }) => `Type it, or pipe it to standard input: one line for "${name}".`,
  }),
  DOCTOR_FAILED: entry<{ failed: number; total: number }>({
    status: 500,
    kind: 'failure',
    message: ({ failed, total }) => `${String(failed)} of ${String(total)} checks failed.`,
    remedy: () => 'Each failed line above says what to do.',
  }),
  ABORTED: entry<{ what: string }>({
    status: 499,
    kind: 'failure',
    message: ({ what }) => `${what} was cancelled.`,
    remedy: () => 'Start it again to go on where it stopped.',
  }),
};
