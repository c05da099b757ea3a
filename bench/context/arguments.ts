/** The command line of the measurement. */
import { Command } from 'commander';
import { z } from 'zod';
import { CONTEXT_VARIANTS } from '../../domain/index.js';
import { existingFolder, listOf, whole } from './argument-types.js';
import { CURSORS, VIEWS } from './question.js';
import { LANGUAGES } from './sampling/index.js';

const KEYWORDS = ['static', 'chat'] as const;

const argumentsSchema = z.strictObject({
  folder: existingFolder,
  positions: whole(1),
  seed: whole(0),
  languages: listOf(LANGUAGES),
  minLines: whole(0),
  cursor: z.enum(CURSORS),
  view: z.enum(VIEWS),
  variants: listOf(CONTEXT_VARIANTS),
  keywords: z.enum(KEYWORDS),
  budget: whole(1),
  top: whole(1),
  complete: z.boolean().default(false),
  record: z.boolean().default(false),
  home: z.string().optional(),
  json: z.string().min(1).optional(),
  positionsOnly: z.string().min(1).optional(),
});

export type Arguments = z.output<typeof argumentsSchema>;

/** Ends the process with the reason where the command line is not understood. */
export function readArguments(given: readonly string[]): Arguments {
  const command = new Command('context')
    .description('Measures merged code context on a folder of repositories.')
    .argument('<folder>', 'each folder in it is a repository')
    .option('--positions <count>', 'the most of a repository', '100')
    .option('--seed <number>', 'decides which positions', '1')
    .option('--languages <list>', 'of the files with the calls', LANGUAGES.join(','))
    .option('--min-lines <count>', 'repositories of fewer lines are left out', '0')
    .option('--cursor <place>', `${CURSORS.join(' or ')}: what is masked begins there`, 'line')
    .option('--view <view>', `${VIEWS.join(' or ')}: whether the lines below are seen`, 'before')
    .option(
      '--variants <list>',
      'of the context finder; empty for none',
      CONTEXT_VARIANTS.join(','),
    )
    .option(
      '--keywords <writer>',
      `${KEYWORDS.join(' or ')}: the code, or the configuration's model`,
      'static',
    )
    .option('--budget <tokens>', 'of one context', '4096')
    .option('--top <count>', 'the most blocks of one context', '10')
    .option('--complete', "has the configuration's model complete the lines")
    .option('--home <folder>', 'of that configuration')
    .option('--json <file>', 'keeps every outcome')
    .option('--record', 'keeps the tables in bench/results')
    .option('--positions-only <file>', 'writes the positions as JSON lines and ends')
    .parse([...given], { from: 'user' });
  const parsed = argumentsSchema.safeParse({ ...command.opts(), folder: command.args[0] });
  if (!parsed.success) return command.error(z.prettifyError(parsed.error));
  return parsed.data;
}
