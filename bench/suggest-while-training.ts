/** What a suggestion takes while a training runs, against what it takes otherwise: both in one run, over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jobSchema, type Job } from '../domain/index.js';
import type { GeneratedQuestion } from './generated-instance.js';
import { BENCH_INSTANCE, connectMirror, runTimed } from './mirror.js';
import { quantile } from './quantiles.js';
import { startBenchService } from './service.js';
import { askEach } from './suggestion.js';

const SCRIPTS = 2_000;
const WARM_UP = 100;
const IDLE_ROUNDS = 3;
/** Asked between two looks at the training. */
const BATCH = 50;
/** A suggestion may take so many times as long, at p95. */
const MOST = 2;

const folder = mkdtempSync(join(tmpdir(), 'deepcodeseek-bench-'));
const mirror = await connectMirror(folder, SCRIPTS);
try {
  await runTimed(mirror.home, ['sync']);
  const service = await startBenchService(mirror.home);
  try {
    const { questions } = mirror.generated;
    const ask = asker(service.url, questions);
    await ask(WARM_UP);
    const before = await ask(questions.length * IDLE_ROUNDS);
    const during = await askWhileTraining(service.url, ask);
    const after = await ask(questions.length * IDLE_ROUNDS);
    report([...before, ...after], during);
  } finally {
    await service.stop();
  }
} finally {
  await mirror.close();
  rmSync(folder, { recursive: true, force: true });
}

type Ask = (count: number) => Promise<readonly number[]>;

/** Asks so many of the questions, in turn; no question comes twice as it was, so that no answer is from the cache. */
function asker(url: string, questions: readonly GeneratedQuestion[]): Ask {
  let asked = 0;
  return async (count) => {
    const batch = Array.from({ length: count }, (_, at) => asked + at).flatMap((number) => {
      const round = Math.floor(number / questions.length);
      const question = questions[number % questions.length];
      if (question === undefined) return [];
      return [{ ...question, codeAfter: `${question.codeAfter}${'\n'.repeat(round)}` }];
    });
    asked += count;
    const { milliseconds } = await askEach(url, batch);
    return milliseconds;
  };
}

/** Milliseconds of the suggestions that were asked for while a training was in each of its phases. */
async function askWhileTraining(
  url: string,
  ask: Ask,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const byPhase = new Map<string, number[]>();
  let job = await postJob(url);
  while (job.state === 'queued' || job.state === 'running') {
    const times = await ask(BATCH);
    const { phase } = job.progress;
    byPhase.set(phase, [...(byPhase.get(phase) ?? []), ...times]);
    job = jobSchema.parse(await (await fetch(`${url}/api/v1/jobs/${job.id}`)).json());
  }
  if (job.state !== 'done') throw new Error(`the training ended as ${job.state}`);
  return byPhase;
}

async function postJob(url: string): Promise<Job> {
  const response = await fetch(`${url}/api/v1/jobs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ instance: BENCH_INSTANCE, kind: 'train' }),
  });
  return jobSchema.parse(await response.json());
}

function report(idle: readonly number[], during: ReadonlyMap<string, readonly number[]>): void {
  const base = quantile(idle, 0.95);
  const all = [...during.values()].flat();
  const rows = [
    ...[...during].map(([phase, times]): Row => [`while it is at "${phase}"`, times]),
    ['while it trains', all] as const,
  ].map(([what, times]) => {
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    return `| ${what} | ${String(times.length)} | ${p50.toFixed(1)} ms | ${p95.toFixed(1)} ms | ${(p95 / base).toFixed(2)} |`;
  });
  const held = quantile(all, 0.95) / base <= MOST ? 'held' : '**missed**';
  process.stdout.write(
    [
      `Suggestions over HTTP, ${String(SCRIPTS)} scripts; at p95 at most ${String(MOST)} times as long: ${held}`,
      '',
      '| when | asked | p50 | p95 | times p95 at rest |',
      '|---|---|---|---|---|',
      `| at rest | ${String(idle.length)} | ${quantile(idle, 0.5).toFixed(1)} ms | ${base.toFixed(1)} ms | 1 |`,
      ...rows,
      '',
    ].join('\n'),
  );
}

type Row = readonly [what: string, times: readonly number[]];
