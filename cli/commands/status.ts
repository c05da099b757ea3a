import type { Command } from 'commander';
import type { MirrorStatus } from '../../domain/index.js';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';

/** `status`: how large and how fresh the mirror is. */
export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('show the size and freshness of the mirror')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek status --json'))
    .action((_options: unknown, command: Command) =>
      runCommand(command, async ({ instance, withStore, output, json }) => {
        const status = await withStore(await instance(), false, (store) => store.status());
        if (json) output.json(status);
        else for (const line of statusLines(status)) output.line(line);
      }),
    );
}

function statusLines(status: MirrorStatus): readonly string[] {
  const rows: readonly (readonly [string, string | number])[] = [
    ['Instance', status.instance],
    ['Generation', status.generation],
    ['Last sync', status.lastSync ?? 'never'],
    ['Scopes', status.scopes],
    ['Scripts', status.scripts],
    ['Script Includes', status.scriptIncludes],
    ['APIs', status.apis],
    ['Members', status.members],
    ['Call sites', `${String(status.callSites)}, ${String(status.resolvedCallSites)} resolved`],
    ['Not parsed', status.unparsed],
  ];
  return rows.map(([label, value]) => `${label.padEnd(16)} ${String(value)}`);
}
