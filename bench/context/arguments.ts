/** The command line of the measurement. */
import { Command, Option } from 'commander';
import { z } from 'zod';
import { LANGUAGES } from './sampling/index.js';

const listOf = <Name extends string>(
  names: readonly [Name, ...Name[]],
): z.ZodType<Name[], string> =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(names)).min(1));

const argumentsSchema = z.strictObject({
  positions: z.coerce.number().int().min(1).max(100_000),
  seed: z.coerce.number().int(),
  languages: listOf(LANGUAGES),
  minLines: z.coerce.number().int().min(0),
  positionsOnly: z.string().min(1).nullable().default(null),
});

export interface Arguments extends z.output<typeof argumentsSchema> {
  readonly folder: string;
}

/** Ends the process with the reason where the command line is not understood. */
export function readArguments(given: readonly string[]): Arguments {
  const command = new Command('context')
    .argument('<folder>', 'each folder in it is a repository')
    .addOption(new Option('--positions <count>', 'the most of a repository').default('100'))
    .addOption(new Option('--seed <number>', 'decides which positions').default('1'))
    .addOption(new Option('--languages <list>', 'of the calls').default(LANGUAGES.join(',')))
    .addOption(new Option('--min-lines <count>', 'smaller repositories are left out').default('0'))
    .addOption(new Option('--positions-only <file>', 'writes the positions as JSON lines and ends'))
    .parse([...given], { from: 'user' });
  const parsed = argumentsSchema.safeParse(command.opts());
  if (!parsed.success) return command.error(z.prettifyError(parsed.error));
  return { ...parsed.data, folder: command.args[0] ?? '' };
}
