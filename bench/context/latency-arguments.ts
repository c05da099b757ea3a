/** The command line of the latency. */
import { Command } from 'commander';
import { z } from 'zod';
import { CONTEXT_VARIANTS } from '../../domain/index.js';
import { existingFolder, whole } from './argument-types.js';
import { CURSORS } from './question.js';

const argumentsSchema = z.strictObject({
  roots: z.array(existingFolder).min(1),
  positions: whole(1),
  seed: whole(0),
  cursor: z.enum(CURSORS),
  variant: z.enum(CONTEXT_VARIANTS),
  budget: whole(1),
  top: whole(1),
  record: z.boolean().default(false),
});

export type LatencyArguments = z.output<typeof argumentsSchema>;

/** Ends the process with the reason where the command line is not understood. */
export function readLatencyArguments(given: readonly string[]): LatencyArguments {
  const command = new Command('latency')
    .description('Measures what one call for code context takes, on each repository.')
    .argument('<roots...>', 'repositories')
    .option('--positions <count>', 'of each repository, one after the other', '50')
    .option('--seed <number>', 'decides which positions', '1')
    .option('--cursor <place>', CURSORS.join(' or '), 'line')
    .option('--variant <name>', CONTEXT_VARIANTS.join(', '), 'full')
    .option('--budget <tokens>', 'of one context', '4096')
    .option('--top <count>', 'the most blocks of one context', '10')
    .option('--record', 'keeps the table in bench/results')
    .parse([...given], { from: 'user' });
  const parsed = argumentsSchema.safeParse({ ...command.opts(), roots: command.args });
  if (!parsed.success) return command.error(z.prettifyError(parsed.error));
  return parsed.data;
}
