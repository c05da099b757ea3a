import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DatasetReport } from '../../dataset-builder/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';
import { withModel } from '../model-writing.js';
import type { Output } from '../output.js';
import { addDatasetCheckCommand } from './dataset-check.js';
import { addDatasetExportCommand } from './dataset-export.js';
import { addDatasetRerankCommand } from './dataset-rerank.js';

interface BuildOptions {
  readonly out: string;
  readonly sites: 'first' | 'all';
  readonly seed: number;
  readonly heldOutScope?: string;
  readonly cap: number;
  readonly synthetic: boolean;
  readonly origin?: 'model';
}

const MAX_SEED = 2 ** 31 - 1;
const MAX_CAP = 1_000_000;

/** `dataset`: examples of the instance's own code, to learn from and to evaluate on. */
export function addDatasetCommand(program: Command): void {
  const dataset = program
    .command('dataset')
    .description("make, check and export examples of the instance's own code");
  addBuildCommand(dataset);
  addDatasetCheckCommand(dataset);
  addDatasetExportCommand(dataset);
  addDatasetRerankCommand(dataset);
}

function addBuildCommand(dataset: Command): void {
  dataset
    .command('build')
    .description('make leak-free examples of the call sites in the mirror')
    .requiredOption('--out <file>', 'the dataset: one JSON object a line')
    .option(
      '--sites <which>',
      'first or all: statements of a script that need an API',
      parseSites,
      'first',
    )
    .option('--seed <n>', 'every choice depends on it', parseInteger('--seed', 0, MAX_SEED), 1)
    .option('--held-out-scope <scope>', 'test on the scripts of this scope and on no others')
    .option(
      '--cap <n>',
      'the most examples of one API for one question',
      parseInteger('--cap', 1, MAX_CAP),
      40,
    )
    .option('--no-synthetic', 'write no examples for APIs that nobody calls')
    .addOption(
      new Option(
        '--origin <origin>',
        'model: the configured model also writes examples for APIs that nobody calls; it is sent their names, parameters and documentation',
      ).choices(['model']),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'deepcodeseek dataset build --out examples.jsonl',
        'deepcodeseek dataset build --out held-out.jsonl --sites all --held-out-scope x_acme_billing',
      ),
    )
    .action((options: BuildOptions, command: Command) =>
      runCommand(command, async (context) => {
        const { withStore, output, json, signal } = context;
        const { buildDataset } = await import('../../dataset-builder/index.js');
        const file = resolve(options.out);
        const { sites, seed, heldOutScope = null, cap, synthetic } = options;
        const instance = await context.instance();
        let display = output.progress();
        // A line of its own, not one behind a bar that is being drawn.
        const note = (text: string): void => {
          display.stop();
          display = output.progress();
          output.note(text);
        };
        const report = await withModel(options.origin, instance, { ...context, note }, (model) =>
          withStore(instance, false, (store) =>
            buildDataset({
              store,
              file,
              options: { sites, seed, heldOutScope, cap, synthetic },
              ...(model === null ? {} : { model }),
              onProgress: (progress) => {
                display.update(progress);
              },
              signal,
            }),
          ),
        ).finally(() => {
          display.stop();
        });
        if (json) output.json({ file, ...report });
        else printReport(report, file, output);
      }),
    );
}

function parseSites(text: string): BuildOptions['sites'] {
  if (text === 'first' || text === 'all') return text;
  throw new InvalidArgumentError(`--sites must be first or all, got "${text}".`);
}

function printReport(report: DatasetReport, file: string, output: Output): void {
  const { examples, scripts, apis, families } = report;
  output.line(
    `${file}: ${examples} examples of ${apis} APIs from ${scripts} scripts in ${families} families.`,
  );
  const { question, split, intent, cut, origin, callers, dropped } = report;
  for (const [name, counts] of Object.entries({
    question,
    split,
    intent,
    cut,
    origin,
    callers,
    dropped,
  })) {
    const parts = Object.entries(counts).map(([value, count]) => `${value} ${count}`);
    if (parts.length > 0) output.line(`${name.padEnd(10)} ${parts.join(', ')}`);
  }
}
