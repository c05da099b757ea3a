/**
 * Measures neural models in folders that the exporter wrote: `node dist/bench/neural.js FOLDER...`, after a build.
 * `--requests N` also asks N questions and looks at the memory before and after. Keeps bench/results/neural.md.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { configurationSchema, packageRoot } from '../domain/index.js';
import { manifestSchema, type ModelManifest } from '../models/catalogue/index.js';
import { measureModel, type Figure, type MeasuredModel } from '../models/onnx/index.js';
import { describeMachine } from './machine.js';

const CANDIDATES = [10, 40];
/** Above this a decoder is taken for one of the 0.6B shape, to which the targets belong. */
const LARGE_BYTES = 400e6;
/** What the 0.6B shape in int8 should take on two cores, candidates of 32 tokens after a query of 192. */
const TARGETS: Readonly<Record<string, string>> = {
  '10 candidates after a new query': 'at most 600 ms',
  '40 candidates after a new query': 'at most 1600 ms',
  '10 candidates after an extended query': 'at most 400 ms',
  '10 candidates: faster than whole pairs': 'at least 3.2 times',
  '40 candidates: faster than whole pairs': 'at least 4.5 times',
  'memory taken': 'at most 1200 MB',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { requests: { type: 'string', default: '0' } },
});
if (positionals.length === 0) throw new Error('Name at least one folder of a model');

const home = mkdtempSync(join(tmpdir(), 'neural-'));
const sections: string[] = [];
try {
  mkdirSync(join(home, 'models'));
  for (const folder of positionals) sections.push(await measure(resolve(folder)));
} finally {
  rmSync(home, { recursive: true });
}
keep(sections);

async function measure(folder: string): Promise<string> {
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  symlinkSync(folder, join(home, 'models', manifest.name));
  const measured = await measureModel({
    home,
    name: manifest.name,
    role: manifest.role,
    settings: configurationSchema.parse({}).models,
    candidates: CANDIDATES,
    requests: Number(values.requests),
    onProgress: (done) => process.stderr.write(`${manifest.name}: ${done}\n`),
  });
  const section = sectionOf(manifest, measured);
  process.stdout.write(`${section}\n`);
  return section;
}

function sectionOf(manifest: ModelManifest, { provider, threads, figures }: MeasuredModel): string {
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const isLarge = manifest.architecture === 'qwen3' && bytes > LARGE_BYTES;
  const row = ({ figure, value, unit }: Figure): string => {
    const measured = `${value.toFixed(unit === 'times' ? 2 : value < 10 ? 1 : 0)} ${unit}`;
    return `| ${figure} | ${measured} | ${isLarge ? (TARGETS[figure] ?? '') : ''} |`;
  };
  return [
    `## ${manifest.name}`,
    `${manifest.description}; ${manifest.precision}, ${(bytes / 1e6).toFixed(0)} MB, on ${provider} with ${String(threads)} threads.`,
    '',
    '| what | measured | should be |',
    '|---|---|---|',
    ...figures.map(row),
  ].join('\n');
}

function keep(measured: readonly string[]): void {
  const { processor, cores, memoryGiB, system, node } = describeMachine();
  const date = new Date().toISOString().slice(0, 10);
  const intro = `Measured ${date} with \`node dist/bench/neural.js\` on ${processor}, ${String(cores)} cores, ${String(memoryGiB)} GiB, ${system}, Node ${node}; medians of five. A candidate holds its card, cut at the model's budget, and the suffix of the prompt. Whole pairs are scored by the same graph with nothing shared.`;
  const file = join(packageRoot, 'bench', 'results', 'neural.md');
  writeFileSync(file, `${['# Neural models', intro, ...measured].join('\n\n')}\n`);
}
