import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import {
  createError,
  DeepCodeSeekError,
  suggestQuestionSchema,
  type ExpansionMode,
  type NeuralModels,
  type Principal,
  type SuggestAnswer,
  type Suggestion,
  type SuggestQuestion,
} from '../../domain/index.js';
import type { Expander, Predictor } from '../../predictor/index.js';
import { instancePaths, type Store } from '../../sync/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { expansionOption, openCommandExpander } from '../expansion.js';
import { example } from '../help.js';
import { chosenReranker, rerankerOption, withModels, type RerankOptions } from '../local-models.js';
import type { Output } from '../output.js';

interface SuggestOptions extends RerankOptions {
  readonly stdin?: boolean;
  readonly file?: string;
  readonly at?: string;
  readonly scope?: string;
  readonly table?: string;
  readonly script?: string;
  readonly limit: number;
  readonly expansion?: ExpansionMode | 'off';
}

/** What answers: the predictor, and what widens its queries. */
interface Answering {
  readonly predictor: Predictor;
  readonly expander: Expander | null;
  readonly rerank: { readonly candidates: number } | null;
}

interface Opened {
  readonly store: Store;
  readonly models: NeuralModels | null;
  readonly expander: Expander | null;
}

/** Questions that are being answered at once; the answers still come in order. */
const BATCH_CONCURRENCY = 4;

/** `suggest`: answers for one position of a file, or for JSON lines on standard input. */
export function addSuggestCommand(program: Command): void {
  program
    .command('suggest')
    .description('suggest APIs for a position in a file, or for questions on standard input')
    .option('--stdin', 'read one JSON question a line, write one JSON answer a line, in order')
    .option('--file <file>', 'the script being written')
    .option('--at <line:column>', 'the cursor: lines count from 1, columns from 0', '')
    .option('--scope <scope>', 'namespace of the application the script belongs to')
    .option('--table <table>', 'table of the record being edited')
    .option('--script <name>', 'name or sys_id of the script being edited')
    .option('--limit <n>', 'how many suggestions, up to 200', parseInteger('--limit', 1, 200), 20)
    .addOption(expansionOption('widen the query; all but off and prefix send code to the model'))
    .option('--rerank', 'have a neural model rerank the best candidates (as configured)')
    .option('--no-rerank', 'rank without a neural model')
    .addOption(rerankerOption())
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'deepcodeseek suggest --file rule.js --at 12:4 --scope x_acme_billing',
        'echo \'{"id":1,"codeBefore":"var days = "}\' | deepcodeseek suggest --stdin --limit 5',
      ),
    )
    .action((options: SuggestOptions, command: Command) =>
      runCommand(command, async (context) => {
        const instance = await context.instance();
        const { suggest } = context.configuration;
        const reranker = chosenReranker(options, suggest.reranker);
        const expander = await openCommandExpander(options.expansion, BATCH_CONCURRENCY, context);
        await withModels(context, { reranker, embedder: suggest.embedder }, (models) =>
          context.withStore(instance, false, (store) =>
            answer({ store, models, expander }, options, context),
          ),
        ).finally(() => expander?.close());
      }),
    );
}

async function answer(
  { store, models, expander }: Opened,
  options: SuggestOptions,
  context: CommandContext,
): Promise<void> {
  const { openPredictor } = await import('../../predictor/index.js');
  const { shards: shardsFolder, ranker: rankerFolder } = instancePaths(
    context.home,
    store.instance,
  );
  const { reranker = null, embedder = null } = models ?? {};
  const predictor = await openPredictor({ store, shardsFolder, rankerFolder, reranker, embedder });
  try {
    const { rerankCandidates: candidates } = context.configuration.suggest;
    const answering = { predictor, expander, rerank: reranker === null ? null : { candidates } };
    if (options.stdin === true) await answerLines(answering, options, context);
    else await answerFile(answering, options, context);
  } finally {
    await predictor.close();
  }
}

async function answerFile(
  answering: Answering,
  options: SuggestOptions,
  context: CommandContext,
): Promise<void> {
  if (options.file === undefined) {
    throw createError('ARGUMENT_INVALID', {
      argument: '--file',
      value: '',
      expected: 'a file, unless --stdin is given',
    });
  }
  const text = await readScript(options.file);
  const offset = offsetOf(text, options.at ?? '');
  const question = suggestQuestionSchema.parse({
    codeBefore: text.slice(0, offset),
    codeAfter: text.slice(offset),
    scope: options.scope,
    table: options.table,
    script: options.script,
  });
  const { alreadyNamed } = context.configuration.suggest;
  const answer = await ask(answering, question, { limit: options.limit, alreadyNamed }, context);
  if (context.json) context.output.json(answer);
  else printAnswer(answer, context.output);
}

async function answerLines(
  answering: Answering,
  options: SuggestOptions,
  context: CommandContext,
): Promise<void> {
  const pending: Promise<string>[] = [];
  let failed = 0;
  const flush = async (): Promise<void> => {
    const first = pending.shift();
    if (first !== undefined) await write(await first);
  };
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    context.signal.throwIfAborted();
    pending.push(
      answerLine(answering, line, number, options.limit, context).then(({ text, ok }) => {
        if (!ok) failed += 1;
        return text;
      }),
    );
    if (pending.length >= BATCH_CONCURRENCY) await flush();
  }
  while (pending.length > 0) await flush();
  if (failed > 0) throw createError('QUESTIONS_FAILED', { failed, total: number });
}

/** A line that cannot be answered gives an answer line that says why, so that order and count hold. */
async function answerLine(
  answering: Answering,
  line: string,
  number: number,
  limit: number,
  context: CommandContext,
): Promise<{ readonly text: string; readonly ok: boolean }> {
  try {
    const question = parseQuestion(line, number);
    // Examples with their names masked are asked in batch: what their code still names says nothing of the answer.
    const options = { limit, alreadyNamed: false };
    return { text: JSON.stringify(await ask(answering, question, options, context)), ok: true };
  } catch (error) {
    if (!(error instanceof DeepCodeSeekError) || error.code === 'ABORTED') throw error;
    const { code, message, remedy } = error;
    return { text: JSON.stringify({ line: number, error: { code, message, remedy } }), ok: false };
  }
}

function parseQuestion(line: string, number: number): SuggestQuestion {
  try {
    return suggestQuestionSchema.parse(JSON.parse(line));
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError
        ? z.prettifyError(cause).replaceAll('\n', ' ')
        : 'it is not valid JSON';
    throw createError('QUESTION_INVALID', { line: number, reason }, { cause });
  }
}

async function ask(
  { predictor, expander, rerank }: Answering,
  question: SuggestQuestion,
  { limit, alreadyNamed }: { readonly limit: number; readonly alreadyNamed: boolean },
  { signal, configuration }: CommandContext,
): Promise<SuggestAnswer> {
  const principal: Principal = { user: 'command', roles: ['author'], instance: predictor.instance };
  const { suggestExpanded } = await import('../../predictor/index.js');
  return suggestExpanded(predictor, expander, question, {
    limit: question.limit ?? limit,
    threshold: configuration.suggest.threshold,
    alreadyNamed,
    rerank,
    deadlineMs: null,
    signal,
    principal,
  });
}

async function readScript(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw createError(
      'ARGUMENT_INVALID',
      { argument: '--file', value: file, expected: 'a readable file' },
      { cause },
    );
  }
}

/** Offset of `line:column`; the end of the text when nothing is given. */
function offsetOf(text: string, at: string): number {
  if (at === '') return text.length;
  const match = /^(\d+):(\d+)$/.exec(at);
  const lines = text.split('\n');
  const [line, column] = [Number(match?.[1]), Number(match?.[2])];
  const before = lines.slice(0, line - 1);
  const current = lines[line - 1];
  if (match === null || current === undefined || column > current.length) {
    throw createError('ARGUMENT_INVALID', {
      argument: '--at',
      value: at,
      expected: `LINE:COLUMN within the file's ${String(lines.length)} lines`,
    });
  }
  return before.reduce((sum, passed) => sum + passed.length + 1, 0) + column;
}

function printAnswer(answer: SuggestAnswer, output: Output): void {
  for (const { stage, reason } of answer.degraded) output.note(`Without ${stage}: ${reason}`);
  if (answer.reranked > 0) output.note(`${answer.reranked} candidates were reranked.`);
  if (answer.suggestions.length === 0) output.line('No suggestion fits here.');
  answer.suggestions.forEach((suggestion, index) => {
    const chance = answer.threshold === null ? '' : `${percentOf(suggestion)}  `;
    output.line(`${String(index + 1).padStart(3)}  ${chance}${suggestion.signature}`);
    const mark = suggestion.documentationOrigin === 'generated' ? ' (generated)' : '';
    if (suggestion.documentation !== '')
      output.line(`     ${suggestion.documentation.split('\n')[0] ?? ''}${mark}`);
    if (suggestion.access.verdict !== 'allowed') output.line(`     ${suggestion.access.reason}`);
  });
}

/** In a column of its own; what is less than a half percent is there all the same. */
function percentOf({ score }: Suggestion): string {
  const percent = Math.round(score * 100);
  return (percent === 0 ? '<1 %' : `${percent} %`).padStart(5);
}

/** Waits for a slow reader, so that a long batch does not pile up in memory. */
function write(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}
