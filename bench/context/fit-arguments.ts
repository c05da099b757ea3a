/** The command line of the fit. */
import { Command } from 'commander';
import { z } from 'zod';
import { existingFolder, listOf, whole } from './argument-types.js';
import { CURSORS, VIEWS } from './question.js';
import { LANGUAGES } from './sampling/index.js';

const BOTH = 'both';

const argumentsSchema = z.strictObject({
  folder: existingFolder,
  test: existingFolder.optional(),
  positions: whole(1),
  seed: whole(0),
  languages: listOf(LANGUAGES),
  cursor: z.enum([...CURSORS, BOTH]).transform((cursor) => (cursor === BOTH ? CURSORS : [cursor])),
  view: z.enum(VIEWS),
});

export type FitArguments = z.output<typeof argumentsSchema>;

/** Ends the process with the reason where the command line is not understood. */
export function readFitArguments(given: readonly string[]): FitArguments {
  const command = new Command('fit-evidence')
    .description('Fits the weights of the evidence for definitions on a folder of repositories.')
    .argument('<folder>', 'each folder in it is a repository')
    .option('--test <folder>', 'of other repositories, on which the weights are tried')
    .option('--positions <count>', 'the most of a repository', '100')
    .option('--seed <number>', 'decides which positions', '1')
    .option('--languages <list>', 'of the files with the calls', LANGUAGES.join(','))
    .option('--cursor <place>', `${CURSORS.join(', ')} or ${BOTH}`, BOTH)
    .option('--view <view>', `${VIEWS.join(' or ')}: whether the lines below are seen`, 'before')
    .parse([...given], { from: 'user' });
  const parsed = argumentsSchema.safeParse({ ...command.opts(), folder: command.args[0] });
  if (!parsed.success) return command.error(z.prettifyError(parsed.error));
  return parsed.data;
}
