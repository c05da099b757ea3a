import { resolve } from 'node:path';
import type { Command } from 'commander';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';
import { reportLines } from '../report.js';
import { runJob } from '../run-job.js';
import type { GlobalOptions } from '../command-context.js';

/** Where exports go unless another instance is named. */
const IMPORTS_INSTANCE = 'imports';

/** `import`: reads an export into a mirror. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .argument('<path...>', 'application folders, update sets (XML), or zips of either')
    .description('read exported applications or update sets into a mirror')
    .option('--allow-deletions', 'remove what vanished even where it is a large share')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('deepcodeseek import ./my-application', 'deepcodeseek import set.xml'),
    )
    .action((paths: string[], options: { readonly allowDeletions?: boolean }, command: Command) =>
      runCommand(command, async (context) => {
        const instance = command.optsWithGlobals<GlobalOptions>().instance ?? IMPORTS_INSTANCE;
        const reports: unknown[] = [];
        for (const path of paths) {
          const report = await runJob(context, instance, 'import', {
            path: resolve(path),
            allowDeletions: options.allowDeletions === true,
          });
          reports.push(report);
          if (!context.json) {
            for (const line of [`${path}:`, ...reportLines(report)]) context.output.line(line);
          }
        }
        if (context.json) context.output.json(reports.length === 1 ? reports[0] : reports);
      }),
    );
}
