/** Files with what was measured. Paths of the machine stay out of those that are recorded. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../domain/index.js';
import { describeMachine } from '../machine.js';
import type { Arguments } from './arguments.js';
import type { MeasuredFolder } from './measure-folder.js';
import { reportText, type Report } from './outcome/index.js';

/** The tables, and the same as JSON, in `bench/results/`. */
export function recordResults(options: Arguments, measured: MeasuredFolder, report: Report): void {
  const results = join(packageRoot, 'bench', 'results');
  mkdirSync(results, { recursive: true });
  const measuredAt = new Date().toISOString();
  const machine = describeMachine();
  const command = `node dist/bench/context/main.js FOLDER ${flagsOf(options).join(' ')}`;
  const repositories = measured.repositories
    .map(({ name, lines }) => `${name} (${String(lines)})`)
    .join(', ');
  const text = [
    '# Merged code context',
    `Measured ${measuredAt.slice(0, 10)} with \`${command}\` on ${machine.processor}, ${String(machine.cores)} cores, ${String(machine.memoryGiB)} GiB, ${machine.system}, Node ${machine.node}. Repositories and their lines: ${repositories}.`,
    reportText(report),
  ].join('\n\n');
  // Each cursor is a task of its own, so their results stand side by side.
  const name = `context-${options.cursor}`;
  writeFileSync(join(results, `${name}.md`), `${text}\n`);
  const kept = { measuredAt, machine, command, repositories: measured.repositories, report };
  writeFileSync(join(results, `${name}.json`), jsonText(kept));
}

/** Every position with the outcome of each system, and the report. */
export function writeOutcomes(file: string, { positions }: MeasuredFolder, report: Report): void {
  const outcomes = positions.map(({ position, outcomes, keywords }) => ({
    ...position,
    keywords,
    outcomes: Object.fromEntries(outcomes),
  }));
  writeFileSync(file, jsonText({ report, positions: outcomes }));
}

function flagsOf(options: Arguments): readonly string[] {
  return [
    `--positions ${String(options.positions)}`,
    `--seed ${String(options.seed)}`,
    `--languages ${options.languages.join(',')}`,
    `--min-lines ${String(options.minLines)}`,
    `--cursor ${options.cursor}`,
    `--view ${options.view}`,
    `--variants ${options.variants.join(',')}`,
    `--budget ${String(options.budget)}`,
    `--top ${String(options.top)}`,
    `--keywords ${options.keywords}`,
    ...(options.complete ? ['--complete'] : []),
  ];
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
