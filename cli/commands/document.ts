import type { Command } from 'commander';
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';
import type { Output } from '../output.js';
import { runJob } from '../run-job.js';

interface DocumentOptions {
  readonly limit?: number;
  readonly dryRun?: boolean;
  readonly remove?: boolean;
}

const MOST = 1_000_000;

/** `document`: a model writes documentation for APIs that have none. */
export function addDocumentCommand(program: Command): void {
  program
    .command('document')
    .description('have the configured model document the APIs that nobody has; it reads their code')
    .option('--limit <n>', 'the most APIs to ask for', parseInteger('--limit', 1, MOST))
    .option('--dry-run', 'say what would be sent, and send nothing')
    .option('--remove', 'remove all that a model has written')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('deepcodeseek document --dry-run', 'deepcodeseek document --limit 50'),
    )
    .action((options: DocumentOptions, command: Command) =>
      runCommand(command, (context) => document(options, context)),
    );
}

const planSchema = z.object({
  address: z.string(),
  model: z.string(),
  apis: z.number(),
  written: z.number(),
  requests: z.number(),
  leftOut: z.number(),
  tokens: z.number(),
});
type Plan = z.output<typeof planSchema>;

const reportSchema = planSchema.extend({
  documented: z.number(),
  members: z.number(),
  unusable: z.object({
    count: z.number(),
    first: z.array(z.object({ api: z.string(), reason: z.string() })),
  }),
  answerTokens: z.number(),
});

async function document(
  { limit, dryRun = false, remove = false }: DocumentOptions,
  context: CommandContext,
): Promise<void> {
  const { output, json } = context;
  if (remove && (dryRun || limit !== undefined)) {
    throw createError('ARGUMENT_INVALID', {
      argument: '--remove',
      value: dryRun ? '--dry-run' : '--limit',
      expected: 'given alone',
    });
  }
  const instance = await context.instance();
  const run = (params: Readonly<Record<string, unknown>>): Promise<unknown> =>
    runJob(context, instance, 'document', params);
  if (remove) {
    const result = await run({ remove });
    if (json) output.json(result);
    else
      output.line(
        `Removed: ${String(z.object({ removed: z.number() }).parse(result).removed)} APIs.`,
      );
    return;
  }
  const asked = limit === undefined ? {} : { limit };
  // Asked of whoever does the work: a service may have another model than this command.
  const plan = planSchema.parse(await run({ ...asked, dryRun: true }));
  tellPlan(plan, dryRun && !json ? output.line : output.note);
  if (dryRun) {
    if (json) output.json(plan);
    return;
  }
  const result = await run(asked);
  if (json) output.json(result);
  else tellReport(reportSchema.parse(result), output);
}

function tellPlan(plan: Plan, tell: (line: string) => void): void {
  const { apis, written, requests, leftOut, model, address, tokens } = plan;
  tell(
    `${apis} APIs have no documentation of their author; a model has documented ${written} of them.`,
  );
  tell(
    `${requests} requests to ${model} at ${address}: the declaration and the code of one API each, about ${tokens} tokens together.`,
  );
  if (leftOut > 0) tell(`${leftOut} APIs are left out: --limit or model.maxRequests is reached.`);
}

function tellReport(report: z.output<typeof reportSchema>, output: Output): void {
  const { requests, tokens, answerTokens, documented, members, unusable } = report;
  output.line(
    `${requests} requests answered: about ${tokens} tokens sent, about ${answerTokens} received.`,
  );
  output.line(`Documented: ${documented} APIs and ${members} of their members.`);
  if (unusable.count === 0) return;
  output.line(`${unusable.count} answers could not be used; the next run asks again:`);
  for (const { api, reason } of unusable.first) output.line(`  ${api}: ${reason}`);
}
