import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { ExportFormat } from '../../dataset-builder/index.js';
import { apiScriptsOf } from '../api-scripts-of.js';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';

interface ExportCommandOptions {
  readonly dataset: string;
  readonly out: string;
  readonly formats: readonly ExportFormat[];
  readonly redact?: boolean;
  readonly withoutBodies?: boolean;
  readonly allowLeaks?: boolean;
}

/** `dataset export`: a dataset for others, with a card that says what it holds. */
export function addDatasetExportCommand(dataset: Command): void {
  dataset
    .command('export')
    .description(
      'write a checked dataset as JSON Lines and Parquet, with a dataset card; with --instance it is checked for sys_ids too',
    )
    .requiredOption('--dataset <file>', 'a dataset, one JSON object a line')
    .requiredOption('--out <folder>', 'files of an earlier export in it are replaced')
    .option('--formats <list>', 'jsonl, parquet, or both', parseFormats, ['jsonl', 'parquet'])
    .option('--redact', 'replace what looks like secrets, persons, addresses or identifiers')
    .option('--without-bodies', 'leave out the code')
    .option('--allow-leaks', 'export although the checker finds leaks; the card lists them')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('deepcodeseek dataset export --dataset examples.jsonl --out ./dataset --redact'),
    )
    .action((options: ExportCommandOptions, command: Command) =>
      runCommand(command, async (context) => {
        const { output, json, signal } = context;
        const { exportDataset } = await import('../../dataset-builder/index.js');
        const folder = resolve(options.out);
        const apiScripts = await apiScriptsOf(command, context);
        const display = output.progress();
        const report = await exportDataset({
          ...apiScripts,
          file: resolve(options.dataset),
          folder,
          formats: options.formats,
          redact: options.redact === true,
          withoutBodies: options.withoutBodies === true,
          allowLeaks: options.allowLeaks === true,
          onProgress: (progress) => {
            display.update(progress);
          },
          signal,
        }).finally(() => {
          display.stop();
        });
        if (json) {
          output.json({ folder, ...report });
          return;
        }
        output.line(`${folder}: ${report.examples} examples, ${report.leaks.leakCount} leaks.`);
        for (const file of report.files) output.line(`  ${file}`);
      }),
    );
}

function parseFormats(text: string): readonly ExportFormat[] {
  const formats = text.split(',').map((one): ExportFormat => {
    const format = one.trim();
    if (format === 'jsonl' || format === 'parquet') return format;
    throw new InvalidArgumentError(`--formats must list jsonl, parquet or both, got "${text}".`);
  });
  return [...new Set(formats)];
}
