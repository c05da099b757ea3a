/** Measures every figure of this version on generated mirrors, prints the table, and keeps it in `bench/results/`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../domain/index.js';
import { figureTable, type Figure } from './figure.js';
import { describeMachine } from './machine.js';
import { BENCH_INSTANCE, connectMirror, runTimed, type BenchMirror } from './mirror.js';
import { startBenchService, type BenchService } from './service.js';
import { askEach } from './suggestion.js';

const CHANGED_SCRIPTS = 100;
const WARM_UP = 40;
/** Ranking is bounded by the candidates, not by the scripts: one size tells. */
const RANKING_SCRIPTS = 5_000;
const EVENT_LOOP_P99 = 'nodejs_eventloop_lag_p99_seconds';

const folder = mkdtempSync(join(tmpdir(), 'deepcodeseek-bench-'));
const figures: Figure[] = [];
try {
  await measureSuggesting(RANKING_SCRIPTS, 50);
  await measureSyncing(10_000);
  await measureSuggesting(50_000, 120);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
keep(figures);

async function measureSuggesting(scripts: number, targetMs: number): Promise<void> {
  const mirror = await connectMirror(folder, scripts);
  try {
    await runTimed(mirror.home, ['sync']);
    const service = await startBenchService(mirror.home);
    try {
      await measureAnswers(service, mirror, scripts, targetMs);
    } finally {
      await service.stop();
    }
  } finally {
    await mirror.close();
  }
}

async function measureAnswers(
  service: BenchService,
  { generated: { questions } }: BenchMirror,
  scripts: number,
  targetMs: number,
): Promise<void> {
  await askEach(service.url, questions.slice(0, WARM_UP));
  // Each reading starts the next measurement of the event loop afresh.
  await service.metric(EVENT_LOOP_P99);
  const fresh = await askEach(service.url, questions.slice(WARM_UP));
  const delay = await service.metric(EVENT_LOOP_P99);
  const again = questions.slice(-1);
  const cached = await askEach(
    service.url,
    questions.flatMap(() => again),
  );
  const { p50, p95, degraded, asked } = fresh;
  report({
    what: 'suggestion over HTTP, p95',
    value: p95,
    unit: 'ms',
    target: targetMs,
    detail: `${size(scripts)}; p50 ${p50.toFixed(1)} ms; ${String(degraded)} of ${String(asked)} degraded`,
  });
  if (scripts === RANKING_SCRIPTS) {
    report({
      what: 'features of up to 300 candidates and their ranking, p95',
      value: fresh.rankingP95,
      unit: 'ms',
      target: 15,
      detail: size(scripts),
    });
  }
  report({
    what: 'answer from cache, p95',
    value: cached.p95,
    unit: 'ms',
    target: 5,
    detail: size(scripts),
  });
  report({
    what: 'event-loop delay while suggesting, p99',
    value: delay * 1_000,
    unit: 'ms',
    target: 20,
    detail: size(scripts),
  });
}

async function measureSyncing(scripts: number): Promise<void> {
  const mirror = await connectMirror(folder, scripts);
  try {
    report({
      what: 'full sync, analysis and shards included',
      value: await runTimed(mirror.home, ['sync', '--full']),
      unit: 's',
      target: 30,
      detail: size(scripts),
    });
    change(mirror);
    report({
      what: 'incremental sync of 100 changed scripts',
      value: await runTimed(mirror.home, ['sync']),
      unit: 's',
      target: 2,
      detail: `${size(scripts)}; process start included`,
    });
    const started = performance.now();
    const service = await startBenchService(mirror.home);
    try {
      report({
        what: 'ranking structures loaded, service ready',
        value: (performance.now() - started) / 1_000,
        unit: 's',
        target: 30,
        detail: size(scripts),
      });
      await askEach(service.url, mirror.generated.questions);
      report({
        what: 'resident memory of the service',
        value: (await service.metric('process_resident_memory_bytes')) / 1e6,
        unit: 'MB',
        target: 400,
        detail: size(scripts),
      });
    } finally {
      await service.stop();
    }
  } finally {
    await mirror.close();
  }
}

/** Touches scripts the way an author does: the text changes, the platform stamps the record. */
function change({ generated: { data } }: BenchMirror): void {
  for (const row of data.rows('sys_script').slice(0, CHANGED_SCRIPTS)) {
    data.upsert('sys_script', { ...row, script: `${row['script'] ?? ''}\n// changed\n` });
  }
}

function report(figure: Figure): void {
  figures.push(figure);
  process.stdout.write(
    `${figure.what}: ${figure.value.toFixed(1)} ${figure.unit} (at most ${String(figure.target)}); ${figure.detail}\n`,
  );
}

function keep(all: readonly Figure[]): void {
  const measuredAt = new Date().toISOString();
  const machine = describeMachine();
  const results = join(packageRoot, 'bench', 'results');
  mkdirSync(results, { recursive: true });
  const description = `${machine.processor}, ${String(machine.cores)} cores, ${String(machine.memoryGiB)} GiB, ${machine.system}, Node ${machine.node}`;
  const table = figureTable(all);
  writeFileSync(
    join(results, 'service.md'),
    `# Suggesting and syncing\n\nMeasured ${measuredAt.slice(0, 10)} with \`npm run bench\` on ${description}.\n\n${table}\n`,
  );
  writeFileSync(
    join(results, 'service.json'),
    `${JSON.stringify({ measuredAt, machine, instance: BENCH_INSTANCE, figures: all }, null, 2)}\n`,
  );
  process.stdout.write(`\n${table}\n`);
}

function size(scripts: number): string {
  return `${String(scripts)} scripts`;
}
