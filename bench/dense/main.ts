/** Measures the exact search among vectors: the whole of it, the choice of the best sixty included. `node dist/bench/dense/main.js` */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, type ApiSurface } from '../../domain/index.js';
import { seededRandom } from '../../models/index.js';
import { bestApis } from '../../predictor/best-apis.js';
import { MirrorIndex } from '../../predictor/mirror-index/mirror-index.js';
import { VectorMatrix } from '../../predictor/retrievers/dense/vector-matrix.js';
import { describeMachine } from '../machine.js';
import { quantile } from '../quantiles.js';

const DIMENSIONS = 384;
const SIZES = [10_000, 50_000, 100_000];
const QUERIES = { warmUp: 5, measured: 40 };
const BEST = 60;

const random = seededRandom(1);
const rows: string[] = [];
for (const size of SIZES) {
  const times = await measure(size);
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  const megabytes = (size * DIMENSIONS * Float32Array.BYTES_PER_ELEMENT) / 1e6;
  rows.push(
    `| ${String(size)} | ${p50.toFixed(1)} ms | ${p95.toFixed(1)} ms | ${megabytes.toFixed(0)} MB |`,
  );
  process.stdout.write(`${rows.at(-1) ?? ''}\n`);
}
keep();

/** Milliseconds of each query. */
async function measure(size: number): Promise<readonly number[]> {
  const { index, matrix } = madeUp(size);
  const times: number[] = [];
  for (let asked = -QUERIES.warmUp; asked < QUERIES.measured; asked += 1) {
    const query = randomVector();
    const start = performance.now();
    const exact = new Float64Array(index.apiNumberLimit);
    const found: number[] = [];
    await matrix.search(
      index,
      { isWanted: () => true, queryOf: () => query, signal: new AbortController().signal },
      (api, cosine) => {
        if (cosine <= 0) return;
        exact[api] = cosine;
        found.push(api);
      },
    );
    bestApis(found, exact, BEST, index);
    if (asked >= 0) times.push(performance.now() - start);
  }
  return times;
}

function madeUp(size: number): { readonly index: MirrorIndex; readonly matrix: VectorMatrix } {
  const index = new MirrorIndex();
  const values = new Float32Array(size * DIMENSIONS);
  for (let row = 0; row < size; row += 1) {
    index.putApi({
      surface: surfaceOf(row),
      access: 'public',
      callerAccess: 'none',
      clientCallable: false,
      active: true,
      policy: 'none',
      description: '',
      generated: null,
      generation: 1,
    });
    values.set(randomVector(), row * DIMENSIONS);
  }
  const placed = Array.from({ length: size }, (_, row) => ({ entry: index.api(row), row }));
  const present = placed.flatMap(({ entry, row }) => (entry === null ? [] : [{ entry, row }]));
  return { index, matrix: new VectorMatrix(DIMENSIONS, values, present) };
}

function surfaceOf(number: number): ApiSurface {
  const name = `Api${String(number)}`;
  return {
    api: `global.${name}`,
    name,
    scope: 'global',
    scriptSysId: name,
    style: 'prototype',
    superclass: null,
    isAjaxProcessor: false,
    members: [],
    documentation: '',
    generatedDescription: '',
    deprecated: null,
    tablesRead: [],
    tablesWritten: [],
    range: { lineStart: 1, columnStart: 0, lineEnd: 1, columnEnd: 0 },
  };
}

function randomVector(): Float32Array {
  const values = Float64Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(values, (value) => value / length);
}

function keep(): void {
  const machine = describeMachine();
  const day = new Date().toISOString().slice(0, 10);
  const text = `# The exact search among vectors

Measured ${day} with \`node dist/bench/dense/main.js\` on ${machine.processor}, ${String(machine.cores)} cores, ${String(machine.memoryGiB)} GiB, ${machine.system}, Node ${machine.node}: ${String(QUERIES.measured)} queries over random vectors of ${String(DIMENSIONS)} numbers, one thread, the choice of the best ${String(BEST)} included. What the model takes for the query comes before it and is not counted.

| vectors | p50 | p95 | memory of the vectors |
|---|---|---|---|
${rows.join('\n')}
`;
  writeFileSync(join(packageRoot, 'bench', 'results', 'dense.md'), text);
}
