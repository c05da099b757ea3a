/**
 * Measures what one call for code context takes on repositories of any size, in one process that is warm.
 * `node scripts/build.mjs && node dist/bench/context/latency.js ROOT...`; `--help` lists the options.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../domain/index.js';
import { openContextFinder } from '../../predictor/context/index.js';
import { figureTable, type Figure } from '../figure.js';
import { describeMachine } from '../machine.js';
import { quantile } from '../quantiles.js';
import { callTimes } from './call-times.js';
import { readLatencyArguments } from './latency-arguments.js';
import { latencyTargetMs } from './latency-target.js';
import { readRepository } from './sampling/index.js';
import { finderSystem } from './systems/index.js';

const { roots, variant, budget, top, record, ...asking } = readLatencyArguments(
  process.argv.slice(2),
);
const finder = await openContextFinder();
const system = finderSystem(finder, variant, { budgetTokens: budget, top });
const figures: Figure[] = [];
for (const root of roots) figures.push(await measureRoot(root));
const table = figureTable(figures);
process.stdout.write(`${table}\n`);
if (record) keep(table);

async function measureRoot(root: string): Promise<Figure> {
  const repository = readRepository(root);
  const { name, lines } = repository;
  const times = await callTimes(repository, asking, system);
  const p95 = quantile(times, 0.95).toFixed(0);
  return {
    what: `${variant} at a position in ${name}, ${lines.toLocaleString('en')} lines, p50`,
    value: quantile(times, 0.5),
    unit: 'ms',
    target: latencyTargetMs(lines),
    detail: `${String(times.length)} positions one after the other, p95 ${p95} ms`,
  };
}

function keep(text: string): void {
  const results = join(packageRoot, 'bench', 'results');
  mkdirSync(results, { recursive: true });
  const { processor, cores, memoryGiB, system: platform, node } = describeMachine();
  const measured = `Measured ${new Date().toISOString().slice(0, 10)} with \`node dist/bench/context/latency.js\` on ${processor}, ${String(cores)} cores, ${String(memoryGiB)} GiB, ${platform}, Node ${node}; warm, the start of the process not counted. Lines are those of source files.`;
  writeFileSync(
    join(results, 'context-latency.md'),
    `# Latency of merged code context\n\n${measured}\n\n${text}\n`,
  );
}
