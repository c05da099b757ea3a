import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { createError } from '../../domain/index.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';
import type { Output } from '../output.js';
import { NO_MODELS, runJob } from '../run-job.js';

interface TrainOptions {
  readonly excludeScripts?: string;
  readonly revert?: boolean;
}

/** `train`: teaches the ranker the instance's own habits. */
export function addTrainCommand(program: Command): void {
  program
    .command('train')
    .description("teach the ranker the instance's habits, from its own call sites")
    .option(
      '--exclude-scripts <file>',
      'leave the examples of these scripts out: a sys_id or scope.name a line',
    )
    .option('--revert', 'take the weights before the present ones again')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      example('deepcodeseek train', 'deepcodeseek train --exclude-scripts held-back.txt'),
    )
    .action((options: TrainOptions, command: Command) =>
      runCommand(command, async (context) => {
        const instance = await context.instance();
        const revert = options.revert === true;
        const excludeScripts =
          options.excludeScripts === undefined ? [] : await namesIn(options.excludeScripts);
        const { reranker, embedder } = context.configuration.suggest;
        const using = revert ? NO_MODELS : { reranker, embedder };
        const result = await runJob(context, instance, 'train', { revert, excludeScripts }, using);
        report(result, context);
      }),
    );
}

async function namesIn(file: string): Promise<readonly string[]> {
  try {
    const text = await readFile(file, 'utf8');
    return text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    const expected = 'a file that can be read, with a sys_id or scope.name a line';
    throw createError(
      'ARGUMENT_INVALID',
      { argument: '--exclude-scripts', value: file, expected },
      { cause: error },
    );
  }
}

const shares = z.record(z.string(), z.number());
const metrics = z.object({ mrr: z.number() });
const blendSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fitted'),
    model: z.string(),
    weight: z.number().nullable(),
    learned: metrics,
    neural: metrics,
    blended: metrics,
  }),
  z.object({ kind: z.literal('none'), reason: z.string() }),
]);
const resultSchema = z.union([
  z.object({ reverted: z.enum(['own', 'shipped']) }),
  z.object({
    taken: z.boolean(),
    questions: z.number(),
    compared: z.number(),
    before: shares,
    after: shares,
    gain: z.number(),
    p: z.number(),
    blend: blendSchema.nullable(),
  }),
]);

function report(value: unknown, { json, output }: CommandContext): void {
  if (json) {
    output.json(value);
    return;
  }
  const result = resultSchema.parse(value);
  if ('reverted' in result) {
    output.line(
      `The ${result.reverted === 'own' ? 'weights before' : 'shipped weights'} are in use again.`,
    );
    return;
  }
  const { questions, compared, taken, p } = result;
  output.line(`Trained on ${questions} questions, compared on ${compared} of scripts kept apart.`);
  writeShares(result, output);
  const verdict = `mean reciprocal rank ${signed(result.gain)}, p ${p.toFixed(3)}`;
  output.line(
    taken
      ? `The new weights are in use (${verdict}).`
      : `The weights stay as they were: the new ones are not surely better (${verdict}).`,
  );
  if (result.blend !== null) output.line(blendLine(result.blend));
}

function blendLine(blend: z.output<typeof blendSchema>): string {
  if (blend.kind === 'none') return `How much the model counts was not fitted: ${blend.reason}.`;
  const { model, weight, learned, neural, blended } = blend;
  const figures = [learned, neural, blended].map(({ mrr }) => mrr.toFixed(3));
  const [ranker = '', alone = '', together = ''] = figures;
  const counts = weight === null ? 'decides alone' : `counts ${weight} times`;
  return `${model} ${counts}: mean reciprocal rank ${ranker} by the ranker, ${alone} by the model, ${together} by both.`;
}

function writeShares(
  { before, after }: { before: Record<string, number>; after: Record<string, number> },
  output: Output,
): void {
  for (const [top, share] of Object.entries(after)) {
    const was = before[top] ?? 0;
    output.line(
      `  ${top.padEnd(6)} ${was.toFixed(1).padStart(5)} % -> ${share.toFixed(1).padStart(5)} %`,
    );
  }
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
}
