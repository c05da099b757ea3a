import { Option, type Command } from 'commander';
import {
  CONTEXT_VARIANTS,
  createError,
  type ContextAnswer,
  type ContextConfiguration,
  type ContextVariant,
} from '../../domain/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';
import { withCommandKeywords } from '../keywords.js';
import type { Output } from '../output.js';

interface ContextOptions {
  readonly root: string;
  readonly file: string;
  readonly at: string;
  readonly budget: number;
  readonly top: number;
  readonly variant: ContextVariant;
  readonly keywords?: ContextConfiguration['keywords'];
  readonly repeat?: number;
}

/** How long the question took when it was asked again and again, in milliseconds. */
interface Repeated {
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
}

/** `context`: the code of a source tree that matters at a position. Needs no home and no mirror. */
export function addContextCommand(program: Command): void {
  program
    .command('context')
    .description('the code of a source tree that matters at a position, within a token budget')
    .requiredOption('--root <folder>', 'the source tree; nothing outside it is read')
    .requiredOption('--file <file>', 'the file being written, also from the root')
    .requiredOption('--at <line:column>', 'the cursor: lines count from 1, columns from 0')
    .option('--budget <n>', 'tokens at most', parseInteger('--budget', 1, 32_768), 4_096)
    .option('--top <n>', 'blocks at most', parseInteger('--top', 1, 100), 10)
    .addOption(
      new Option('--variant <name>', 'what of the ranking is left out, to compare')
        .choices(CONTEXT_VARIANTS)
        .default('full'),
    )
    .addOption(
      new Option(
        '--keywords <writer>',
        'who names what is searched for; chat sends the code around the position to the model',
      ).choices(['static', 'chat']),
    )
    .option('--repeat <n>', 'ask so often, to measure', parseInteger('--repeat', 1, 10_000))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example(
        'deepcodeseek context --root . --file src/app.py --at 12:4',
        'deepcodeseek context --root . --file src/app.py --at 12:4 --budget 2048 --json',
      ),
    )
    .action((options: ContextOptions, command: Command) =>
      runCommand(command, (context) => answer(options, context)),
    );
}

async function answer(options: ContextOptions, context: CommandContext): Promise<void> {
  const { findWithKeywords, openContextFinder, questionAt } =
    await import('../../predictor/context/index.js');
  const { root, file, budget: budgetTokens, top, variant, repeat } = options;
  const position = await questionAt({ root, file, ...placeOf(options.at), folder: process.cwd() });
  const finder = await openContextFinder();
  const question = { ...position, budgetTokens, top, variant };
  const place = { kind: 'folder', root: position.root } as const;
  await withCommandKeywords(options.keywords, context, async (writer) => {
    const ask = (): Promise<ContextAnswer> =>
      findWithKeywords(finder, writer, place, question, {
        deadlineMs: Infinity,
        signal: context.signal,
      });
    const found = await ask();
    const repeated = repeat === undefined ? null : await measured(repeat, ask);
    if (context.json) {
      context.output.json(repeated === null ? found : { ...found, repeat: repeated });
    } else {
      print(found, repeated, context.output);
    }
  });
}

function placeOf(at: string): { readonly line: number; readonly column: number } {
  const match = /^(\d{1,9}):(\d{1,9})$/.exec(at);
  if (match !== null) return { line: Number(match[1]), column: Number(match[2]) };
  throw createError('ARGUMENT_INVALID', { argument: '--at', value: at, expected: 'LINE:COLUMN' });
}

async function measured(runs: number, ask: () => Promise<ContextAnswer>): Promise<Repeated> {
  const totals: number[] = [];
  for (let run = 0; run < runs; run += 1) totals.push((await ask()).timings['total'] ?? 0);
  totals.sort((one, other) => one - other);
  // The nearest rank: a time that was really taken.
  const at = (share: number): number => totals[Math.ceil(share * runs) - 1] ?? 0;
  return { runs, p50: at(0.5), p95: at(0.95) };
}

function print(found: ContextAnswer, repeated: Repeated | null, output: Output): void {
  for (const { stage, reason } of found.degraded) output.note(`${stage}: ${reason}`);
  if (found.blocks.length === 0) output.line('Nothing fits here.');
  for (const { file, lineStart, lineEnd, score, text } of found.blocks) {
    output.line(`${file}:${String(lineStart)}-${String(lineEnd)} (${String(score)})`);
    output.line(`${text}\n`);
  }
  const total = (found.timings['total'] ?? 0).toFixed(0);
  output.line(`${String(found.tokens)} tokens in ${total} ms`);
  if (repeated === null) return;
  const { runs, p50, p95 } = repeated;
  output.line(`${String(runs)} runs: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
}
