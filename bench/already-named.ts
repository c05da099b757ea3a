/**
 * Whether an API that the code before the cursor names already is what a statement needs, and what step of its
 * probability that is worth; then how many suggestions lie above each threshold. On statements of the sample scopes
 * whose scripts the ranker was not trained on, nothing masked before the cursor, nothing behind it.
 * `node scripts/build.mjs && node dist/bench/already-named.js`; some five minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_READER, startDemoInstance } from '../connector/demo-instance/index.js';
import { buildDataset, readExamples, trainInstance } from '../dataset-builder/index.js';
import { configurationSchema, suggestQuestionSchema, type Example } from '../domain/index.js';
import {
  FIXED_RANKER,
  loadRanker,
  openPredictor,
  type ApiRanker,
  type Predictor,
} from '../predictor/index.js';
import { executeJob, instancePaths, openStore, type Store } from '../sync/index.js';
import { rankTable, stepTable, thresholdTable, type AskedStatement } from './named-step.js';

const INSTANCE = 'demo';
/** Of the five folds these are asked; training goes without their scripts. */
const ASKED_FOLDS: readonly number[] = [0, 1];

const home = mkdtempSync(join(tmpdir(), 'deepcodeseek-named-'));
const store = await openStore({ home, instance: INSTANCE, mode: 'direct', create: true });
try {
  await syncSampleScopes(store);
  const examples = await statementExamples(store);
  const excludeScripts = [...new Set(examples.map(({ script }) => script))];
  // The shipped weights have seen these scripts.
  await trainInstance({
    home,
    instance: INSTANCE,
    store,
    excludeScripts,
    baseline: FIXED_RANKER,
  });
  const { shards: shardsFolder, ranker: rankerFolder } = instancePaths(home, INSTANCE);
  const { ranker } = await loadRanker(rankerFolder);
  if (ranker.scale !== 'probability') throw new Error('the training gave no probabilities');
  const predictor = await openPredictor({ store, shardsFolder, rankerFolder });
  const asked: AskedStatement[] = [];
  for (const example of examples) asked.push(...(await ask(example, predictor, ranker)));
  await predictor.close();
  process.stdout.write(
    `${[stepTable, rankTable, thresholdTable].map((table) => table(asked)).join('\n\n')}\n`,
  );
} finally {
  await store.close();
  rmSync(home, { recursive: true, force: true });
}

async function syncSampleScopes(into: Store): Promise<void> {
  const demo = await startDemoInstance({ port: 0 });
  try {
    const authentication = { method: 'basic', user: DEMO_READER.userName };
    const { instances, sync } = configurationSchema.parse({
      instances: { [INSTANCE]: { url: demo.url, authentication } },
    });
    const configuration = instances[INSTANCE] ?? null;
    const secrets = { password: DEMO_READER.password };
    const environment = { home, instance: INSTANCE, configuration, sync, secrets };
    await executeJob({ store: into, kind: 'sync', params: { mode: 'full' }, environment });
  } finally {
    await demo.close();
  }
}

/** One for each statement that needs an API; every one of them counts, however often the API is needed. */
async function statementExamples(from: Store): Promise<readonly Example[]> {
  const file = join(home, 'statements.jsonl');
  const options = { sites: 'all', synthetic: false, cap: Number.MAX_SAFE_INTEGER } as const;
  await buildDataset({ store: from, file, options });
  const examples: Example[] = [];
  for await (const { example } of readExamples(file)) {
    if (example.question === 'api' && ASKED_FOLDS.includes(example.fold)) examples.push(example);
  }
  return examples;
}

/** Nothing where the cut is not found again in the script's own text. */
async function ask(
  { script, scope, table, cut, codeBefore, codeMiddle, groundTruth }: Example,
  predictor: Predictor,
  ranker: ApiRanker,
): Promise<readonly AskedStatement[]> {
  const source = (await store.script(script))?.source ?? '';
  const line = codeBefore.split('\n').length;
  const start = source.indexOf(codeMiddle, lineStart(source, line));
  if (start < 0 || source.slice(0, start).split('\n').length !== line) return [];
  const question = suggestQuestionSchema.parse({
    codeBefore: source.slice(0, start),
    scope,
    table,
    script,
    alreadyNamed: true,
  });
  const candidates = await predictor.candidates(question);
  if (candidates === null) return [];
  const { suggestions } = await predictor.suggest(question, {
    limit: 200,
    deadlineMs: null,
    principal: { user: 'measurement', roles: [], instance: INSTANCE },
  });
  const lines = new Map(
    suggestions.flatMap(({ api, evidence }) =>
      evidence
        .filter(({ source: from }) => from === 'named')
        .map((named) => [api, named.line] as const),
    ),
  );
  const { apis, features } = candidates;
  return [
    {
      cut,
      truth: apis.indexOf(groundTruth.api),
      named: apis.map((api) => {
        const seen = lines.get(api);
        if (seen === undefined) return null;
        return seen === null ? Infinity : line - seen;
      }),
      probabilities: ranker.shown(ranker.score(features)),
    },
  ];
}

function lineStart(source: string, line: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = source.indexOf('\n', start) + 1;
  return start;
}
