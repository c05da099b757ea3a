import { InvalidArgumentError, type Command } from 'commander';
import { installedModel } from '../../models/catalogue/index.js';
import { measureModel, type Figure } from '../../models/onnx/index.js';
import { parseInteger } from '../arguments.js';
import { runCommand } from '../command-context.js';
import { example } from '../help.js';

interface BenchOptions {
  readonly candidates: readonly number[];
  readonly requests: number;
}

/** `models bench`: what an installed model takes on this machine. */
export function addBenchCommand(models: Command): void {
  models
    .command('bench')
    .argument('<name>', 'as `models list` shows it')
    .description('measure the speed and the memory of an installed model on this machine')
    .option('--candidates <n,...>', 'how many are scored at once', parseCounts, [10, 40])
    .option(
      '--requests <n>',
      'questions between two looks at the memory, to see whether it is steady',
      parseInteger('--requests', 0, 1_000_000),
      0,
    )
    .option('--json', 'print JSON')
    .addHelpText('after', example('deepcodeseek models bench ms-marco-minilm-l6'))
    .action((name: string, { candidates, requests }: BenchOptions, command: Command) =>
      runCommand(command, async ({ home, configuration, output, json, signal }) => {
        const { manifest } = await installedModel(home, name);
        const { role } = manifest;
        output.note(`Opening ${name} ...`);
        const measured = await measureModel({
          home,
          name,
          role,
          settings: configuration.models,
          candidates,
          requests,
          onProgress: (done) => {
            output.note(`${done}: measured`);
          },
          signal,
        });
        if (json) output.json({ name, ...measured });
        else {
          output.line(`${name} on ${measured.provider}, ${String(measured.threads)} threads`);
          for (const { provider, reason } of measured.passedOver) {
            output.line(`  without ${provider}: ${reason}`);
          }
          for (const figure of measured.figures) output.line(figureLine(figure));
        }
      }),
    );
}

/** Figures under each other, to the right of what they say. */
function figureLine({ figure, value, unit }: Figure): string {
  const digits = unit === 'times' ? 2 : 0;
  return `  ${figure.padEnd(52)} ${value.toFixed(digits).padStart(8)} ${unit}`;
}

function parseCounts(text: string): readonly number[] {
  const counts = text.split(',').map(Number);
  if (counts.every((count) => Number.isInteger(count) && count >= 1 && count <= 1_000))
    return counts;
  throw new InvalidArgumentError(
    `--candidates must be whole numbers from 1 to 1000, separated by commas, got "${text}".`,
  );
}
