import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type {
  Division,
  EvaluationReport,
  Expanding,
  RankingSystem,
} from '../../dataset-builder/index.js';
import {
  createError,
  type ExpansionMode,
  type NeuralModels,
  type Reranker,
} from '../../domain/index.js';
import { instancePaths, type Store } from '../../sync/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { expandingOptions, expansionOption } from '../expansion.js';
import { example } from '../help.js';
import { rerankerOption, withModels } from '../local-models.js';

interface EvaluateOptions {
  readonly dataset?: string;
  readonly systems: string;
  readonly folds: number;
  readonly holdOut?: 'scope';
  readonly view?: 'both' | 'before';
  readonly html?: string;
  readonly withoutGeneratedDocumentation?: boolean;
  readonly uncalled?: boolean;
  readonly expansion: ExpansionMode | 'off';
  readonly reranker?: string;
}

const DEFAULT_SYSTEMS = 'bm25,grep,usage,fusion,learned';
const MOST_FOLDS = 20;

/** `evaluate`: how well the systems rank what the instance's own code needs. */
export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description("measure how well suggestions fit the instance's own code")
    .option('--dataset <file>', 'examples to ask; without it those of the mirror')
    .option('--systems <names>', 'what is compared, separated by commas', DEFAULT_SYSTEMS)
    .option(
      '--folds <n>',
      'parts for the learned system, each ranked by what the others teach',
      parseInteger('--folds', 2, MOST_FOLDS),
      5,
    )
    .addOption(
      new Option('--hold-out <what>', 'scope: each scope is ranked by what the others teach')
        .argParser(parseHoldOut)
        .conflicts('folds'),
    )
    .option('--view <view>', 'both: code on both sides; before: none after the cursor', parseView)
    .option(
      '--without-generated-documentation',
      'leave out what `document` wrote; where it counts, each system is measured without it too',
    )
    .option(
      '--uncalled',
      'ask as if nobody called half of the APIs: how those fare that are needed for the first time',
    )
    .addOption(
      expansionOption(
        'ask with the queries widened as well; all but off and prefix send code to the model',
      ).default('off'),
    )
    .addOption(rerankerOption())
    .option('--html <file>', 'write a report with plots')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'deepcodeseek evaluate --html report.html',
        'deepcodeseek evaluate --dataset examples.jsonl --systems fusion,learned --hold-out scope',
      ),
    )
    .action((options: EvaluateOptions, command: Command) =>
      runCommand(command, (context) => evaluate(options, context)),
    );
}

async function evaluate(options: EvaluateOptions, context: CommandContext): Promise<void> {
  const { dataset, systems, folds, holdOut, view, html, expansion } = options;
  const { home, instance: chooseInstance, withStore, output, json, signal } = context;
  if (html !== undefined) await checkFolder(resolve(html));
  const builder = await import('../../dataset-builder/index.js');
  const { evaluateMirror, htmlReport, isNeuralSystem, RANKING_SYSTEMS, textReport } = builder;
  const chosen = chosenSystems(systems, RANKING_SYSTEMS);
  const instance = await chooseInstance();
  const division: Division = holdOut === undefined ? { by: 'fold', folds } : { by: holdOut };
  const display = output.progress();
  const { shards: shardsFolder, folder } = instancePaths(home, instance);
  const { suggest } = context.configuration;
  const reranker = chosen.some(isNeuralSystem) ? (options.reranker ?? suggest.reranker) : null;
  const evaluating = (
    store: Store,
    expanding: Expanding | undefined,
    models: NeuralModels | null,
  ): Promise<EvaluationReport> =>
    evaluateMirror({
      store,
      shardsFolder,
      expanding,
      embedder: models?.embedder ?? undefined,
      reranking: rerankingOf(models, suggest.rerankCandidates),
      dataset: dataset === undefined ? null : resolve(dataset),
      systems: chosen,
      views: view === undefined ? ['both', 'before'] : [view],
      division,
      uncalled: options.uncalled === true,
      withoutGenerated: options.withoutGeneratedDocumentation === true,
      onProgress: (progress) => {
        display.update(progress);
      },
      signal,
    });
  const expandingPlace = expandingOptions(context, folder);
  const report = await withModels(context, { reranker, embedder: suggest.embedder }, (models) =>
    builder.withExpanding(expansion, expandingPlace, (expanding) =>
      withStore(instance, false, (store) => evaluating(store, expanding, models)),
    ),
  ).finally(() => {
    display.stop();
  });
  if (html !== undefined) await writeReport(resolve(html), htmlReport(report));
  if (json) output.json(report);
  else output.line(textReport(report));
}

function rerankingOf(
  models: NeuralModels | null,
  candidates: number,
): { readonly reranker: Reranker; readonly candidates: number } | undefined {
  const reranker = models?.reranker ?? null;
  return reranker === null ? undefined : { reranker, candidates };
}

/** An evaluation takes minutes: a report that cannot be written is told before it. */
async function checkFolder(file: string): Promise<void> {
  try {
    await access(dirname(file), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
}

async function writeReport(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string, cause: unknown): Error {
  const reason =
    cause instanceof Error && 'code' in cause ? String(cause.code) : 'the system refuses it';
  return createError('EVALUATION_UNWRITABLE', { file, reason }, { cause });
}

/** In the order in which reports show them, each once. */
function chosenSystems(text: string, known: readonly RankingSystem[]): readonly RankingSystem[] {
  const named = text.split(',').map((name) => name.trim());
  const unknown = named.find((name) => !known.some((system) => system === name));
  if (unknown === undefined) return known.filter((system) => named.includes(system));
  throw createError('ARGUMENT_INVALID', {
    argument: '--systems',
    value: unknown,
    expected: `names of ${known.join(', ')}, separated by commas`,
  });
}

function parseHoldOut(text: string): 'scope' {
  if (text === 'scope') return text;
  throw new InvalidArgumentError(`--hold-out must be scope, got "${text}".`);
}

function parseView(text: string): 'both' | 'before' {
  if (text === 'both' || text === 'before') return text;
  throw new InvalidArgumentError(`--view must be both or before, got "${text}".`);
}
