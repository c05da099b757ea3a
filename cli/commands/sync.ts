import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';
import { reportLines } from '../report.js';
import { runJob } from '../run-job.js';

interface SyncOptions {
  readonly full?: boolean;
  readonly watch?: boolean;
  readonly reconcile?: boolean;
  readonly allowDeletions?: boolean;
}

/** `sync`: makes the mirror equal to the instance. */
export function addSyncCommand(program: Command): void {
  program
    .command('sync')
    .description('bring the mirror up to date with its instance')
    .option('--full', 'read every record again, and compare what was deleted')
    .option('--reconcile', 'compare what was deleted, after reading the changes')
    .option('--allow-deletions', 'remove what vanished even where it is a large share')
    .option('--watch', 'go on until interrupted')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek sync --instance acme', 'deepcodeseek sync --full'))
    .action((options: SyncOptions, command: Command) =>
      runCommand(command, async (context) => {
        const instance = await context.instance();
        context.configurationOf(instance);
        do {
          await syncOnce(context, instance, options);
          if (options.watch === true) await wait(context);
        } while (options.watch === true && !context.signal.aborted);
      }),
    );
}

async function syncOnce(
  context: CommandContext,
  instance: string,
  options: SyncOptions,
): Promise<void> {
  const full = options.full === true;
  const report = await runJob(context, instance, 'sync', {
    mode: full ? 'full' : 'incremental',
    reconcile: full || options.reconcile === true,
    allowDeletions: options.allowDeletions === true,
  });
  if (context.json) context.output.json(report);
  else for (const line of reportLines(report)) context.output.line(line);
}

async function wait({ configuration, signal }: CommandContext): Promise<void> {
  await pause(configuration.sync.intervalSeconds * 1_000, undefined, { signal });
}
