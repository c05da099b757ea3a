import { resolve } from 'node:path';
import type { Command } from 'commander';
import { instancePaths } from '../../sync/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';
import { withModels } from '../local-models.js';

interface RerankCommandOptions {
  readonly out: string;
  readonly dataset?: string;
  readonly most: number;
}

const MOST = 1_000_000;

/** `dataset rerank`: questions with their candidates, which the training of rerankers reads. */
export function addDatasetRerankCommand(dataset: Command): void {
  dataset
    .command('rerank')
    .description('write questions with the candidates of the ranker, to train a reranker on')
    .requiredOption('--out <folder>', 'what an earlier run wrote there is replaced')
    .option('--dataset <file>', 'ask these examples instead of those that the mirror gives')
    .option(
      '--most <n>',
      'the most questions; each example asks two, with the code behind the cursor and without',
      parseInteger('--most', 1, MOST),
      20_000,
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'deepcodeseek dataset rerank --out ./rerank',
        'deepcodeseek dataset rerank --dataset held-out.jsonl --out ./rerank --most 4000',
      ),
    )
    .action((options: RerankCommandOptions, command: Command) =>
      runCommand(command, async (context) => {
        const { home, output, json, signal } = context;
        const { writeRerankFolder } = await import('../../dataset-builder/index.js');
        const instance = await context.instance();
        const folder = resolve(options.out);
        const { shards: shardsFolder, ranker: rankerFolder } = instancePaths(home, instance);
        const { embedder } = context.configuration.suggest;
        const display = output.progress();
        const report = await withModels(context, { reranker: null, embedder }, (models) =>
          context.withStore(instance, false, (store) =>
            writeRerankFolder({
              ...{ store, shardsFolder, rankerFolder, folder, most: options.most, signal },
              dataset: options.dataset === undefined ? null : resolve(options.dataset),
              embedder: models?.embedder ?? undefined,
              onProgress: (progress) => {
                display.update(progress);
              },
            }),
          ),
        ).finally(() => {
          display.stop();
        });
        if (json) {
          output.json({ folder, ...report });
          return;
        }
        const { train, validation, test } = report.questions;
        const written = train + validation + test;
        output.line(`${folder}: ${written} questions about ${report.cards} cards.`);
        output.line(`  train ${train}, validation ${validation}, test ${test}`);
        output.line(`  right answer not found by the retrievers: ${report.unfound}`);
        if (report.leftOut > 0) output.line(`  left out: ${report.leftOut}`);
      }),
    );
}
