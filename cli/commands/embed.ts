import type { Command } from 'commander';
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';
import { runJob } from '../run-job.js';

interface EmbedOptions {
  readonly limit?: number;
}

const MOST = 1_000_000;
const reportSchema = z.object({
  model: z.string(),
  embedded: z.number(),
  kept: z.number(),
  leftOut: z.number(),
});

/** `embed`: vectors of the APIs, for the dense retriever. */
export function addEmbedCommand(program: Command): void {
  program
    .command('embed')
    .description('make vectors of the APIs whose texts have changed, with the configured embedder')
    .option('--limit <n>', 'the most APIs; another run goes on', parseInteger('--limit', 1, MOST))
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek embed'))
    .action(({ limit }: EmbedOptions, command: Command) =>
      runCommand(command, async (context) => {
        const { embedder } = context.configuration.suggest;
        if (embedder === null) throw createError('EMBEDDER_NOT_CONFIGURED', {});
        const instance = await context.instance();
        const using = { reranker: null, embedder };
        const result = await runJob(context, instance, 'embed', { limit: limit ?? null }, using);
        if (context.json) {
          context.output.json(result);
          return;
        }
        const { model, embedded, kept, leftOut } = reportSchema.parse(result);
        const waiting = leftOut === 0 ? '' : `; ${String(leftOut)} wait for another run`;
        context.output.line(
          `${String(embedded)} APIs embedded by ${model}, ${String(kept)} were up to date${waiting}.`,
        );
      }),
    );
}
