import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { LeakReport, LocatedLeak } from '../../dataset-builder/index.js';
import { createError } from '../../domain/index.js';
import { apiScriptsOf } from '../api-scripts-of.js';
import { runCommand, type CommandContext } from '../command-context.js';
import { example } from '../help.js';

interface CheckCommandOptions {
  readonly words?: boolean;
}

/** `dataset check`: looks for the ground truth in what an example shows. */
export function addDatasetCheckCommand(dataset: Command): void {
  dataset
    .command('check')
    .argument('<file>', 'a dataset, one JSON object a line')
    .description(
      'look for leaks: anything visible that names the answer; with --instance also by sys_id',
    )
    .option('--words', 'print the word that leaks beside its place')
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek dataset check examples.jsonl --words'))
    .action((path: string, options: CheckCommandOptions, command: Command) =>
      runCommand(command, async (context) => {
        const { checkDataset } = await import('../../dataset-builder/index.js');
        const file = resolve(path);
        const apiScripts = await apiScriptsOf(command, context);
        const display = context.output.progress();
        const report = await checkDataset(file, {
          ...apiScripts,
          signal: context.signal,
          onExample: (done) => {
            display.update({ phase: 'checking', done, total: null });
          },
        }).finally(() => {
          display.stop();
        });
        if (context.json) context.output.json({ file, ...report });
        else await printReport(file, report, options.words === true, context);
        if (report.leakCount > 0) {
          const { leakCount: leaks, leakingExamples: examples } = report;
          throw createError('DATASET_LEAKS', { file, leaks, examples });
        }
      }),
    );
}

async function printReport(
  file: string,
  report: LeakReport,
  words: boolean,
  { output, signal }: CommandContext,
): Promise<void> {
  const shown = words ? await wordsOf(file, report, signal) : new Map<LocatedLeak, string>();
  for (const located of report.leaks) {
    const word = shown.get(located);
    output.line(`${leakText(located)}${word === undefined ? '' : `: ${JSON.stringify(word)}`}`);
  }
  const unlisted = report.leakCount - report.leaks.length;
  if (unlisted > 0) output.line(`… and ${unlisted} more.`);
  const kinds = Object.entries(report.countByKind).map(([kind, count]) => `${kind} ${count}`);
  const byKind = kinds.length === 0 ? '' : ` (${kinds.join(', ')})`;
  output.line(`${report.examples} examples, ${report.leakCount} leaks${byKind}.`);
}

function leakText({ line, leak }: LocatedLeak): string {
  if (leak.kind === 'split') {
    return `line ${line}: its ${leak.across} stands elsewhere too, in ${leak.otherExampleId}`;
  }
  const code = leak.side === 'before' ? 'codeBefore' : 'codeAfter';
  const disguised = leak.appearance === 'disguised' ? ', disguised' : '';
  return `line ${line}: ${leak.kind}${disguised} in line ${leak.textLine} of ${code}`;
}

/** The leaking words; the report itself holds no text of a script. */
async function wordsOf(
  file: string,
  { leaks }: LeakReport,
  signal: AbortSignal,
): Promise<ReadonlyMap<LocatedLeak, string>> {
  const { readExamples } = await import('../../dataset-builder/index.js');
  const words = new Map<LocatedLeak, string>();
  for await (const { line, example } of readExamples(file, signal)) {
    for (const located of leaks) {
      if (located.line !== line || located.leak.kind === 'split') continue;
      const { side, start, length } = located.leak;
      const text = side === 'before' ? example.codeBefore : example.codeAfter;
      words.set(located, text.slice(start, start + length));
    }
  }
  return words;
}
