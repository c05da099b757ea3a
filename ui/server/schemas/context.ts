import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { CONTEXT_VARIANTS, type ContextVariant } from '../../../domain/index.js';

const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_LENGTH = 1024 * 1024;
const MAX_SCRIPT_LENGTH = 2_000_000;

export interface ContextLimits {
  readonly budgetTokens: number;
  readonly top: number;
  readonly variant: ContextVariant;
}

/** A position in a folder of the service's machine. */
export interface FolderQuestion extends ContextLimits {
  readonly kind: 'folder';
  readonly root: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string | undefined;
}

/** A position in a script of the mirror, or in one that is to be. */
export interface MirrorQuestion extends ContextLimits {
  readonly kind: 'mirror';
  /** Name or sys_id; empty for none. */
  readonly script: string;
  readonly codeBefore: string;
  readonly codeAfter: string;
}

/** What only one of the two questions has. */
const FOLDER_KEYS = ['file', 'line', 'column', 'text'] as const;
const MIRROR_KEYS = ['script', 'codeBefore', 'codeAfter'] as const;

const limits = {
  budgetTokens: z.int().min(1).max(32_768).default(4_096).meta({
    description: 'Tokens of all blocks together at most.',
  }),
  top: z.int().min(1).max(100).default(10).meta({ description: 'Blocks at most.' }),
  variant: z.enum(CONTEXT_VARIANTS).default('full').meta({
    description: 'What of the ranking is left out, to compare.',
  }),
};

/** As a caller sends it, one shape for both, so that what is wrong can be named; given as the question that it is. */
export const contextQuestionSchema = z
  .strictObject({
    root: z
      .string()
      .max(MAX_PATH_LENGTH)
      .refine(isAbsolute, 'it must be an absolute path')
      .optional()
      .meta({
        description:
          'A folder that the service may search (`context.roots`); the instance is searched when absent.',
      }),
    file: z.string().min(1).max(MAX_PATH_LENGTH).optional().meta({
      description: 'With `root`: the file being written, from the root or absolute.',
    }),
    line: z.int().min(1).optional().meta({ description: 'With `root`: from 1.' }),
    column: z.int().min(0).optional().meta({
      description: 'With `root`: from 0, in UTF-16 units.',
    }),
    text: z.string().max(MAX_FILE_LENGTH).optional().meta({
      description: 'With `root`: the text of the file where it is not saved.',
    }),
    script: z.string().max(500).nullish().meta({
      description: 'Without `root`: name or sys_id of the edited script; it never comes back.',
    }),
    codeBefore: z.string().max(MAX_SCRIPT_LENGTH).optional().meta({
      description: 'Without `root`: the text of the script up to the cursor.',
    }),
    codeAfter: z.string().max(MAX_SCRIPT_LENGTH).optional().meta({
      description: 'Without `root`: the text of the script from the cursor on.',
    }),
    ...limits,
  })
  .transform((asked, context): FolderQuestion | MirrorQuestion => {
    const { root, file, line, column, text, script, codeBefore, codeAfter = '', ...rest } = asked;
    const foreign = root === undefined ? FOLDER_KEYS : MIRROR_KEYS;
    const wrong = foreign.find((key) => asked[key] !== undefined && asked[key] !== null);
    const refuse = (message: string): never => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (wrong !== undefined) {
      return refuse(`${wrong}: it goes ${root === undefined ? 'with' : 'without'} \`root\` only`);
    }
    if (root === undefined) {
      if (codeBefore === undefined) return refuse('either `root` or `codeBefore` is needed');
      return { ...rest, kind: 'mirror', script: script ?? '', codeBefore, codeAfter };
    }
    if (file === undefined || line === undefined || column === undefined) {
      return refuse('`file`, `line` and `column` are needed with `root`');
    }
    return { ...rest, kind: 'folder', root, file, line, column, text };
  })
  .meta({ id: 'ContextQuestion' });
