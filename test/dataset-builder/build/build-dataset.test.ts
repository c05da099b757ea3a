import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDataset, checkDataset, type DatasetOptions } from '../../../dataset-builder/index.js';
import { exampleSchema, type Example } from '../../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../../predictor/demo-mirror.js';
import { arraySource, classSource, scriptRecord } from '../../sync/records.js';
import { sync, writableMirror } from '../../sync/temporary-mirror.js';

let demo: DemoPredictor;
let folder: string;
let first: readonly Example[];
let all: { readonly text: string; readonly examples: readonly Example[] };

beforeAll(async () => {
  demo = await openDemoPredictor();
  folder = await mkdtemp(join(tmpdir(), 'dataset-'));
  first = (await build({}, 'first.jsonl')).examples;
  all = await build({ sites: 'all' }, 'all.jsonl');
}, 180_000);

afterAll(async () => {
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

async function build(
  options: DatasetOptions = {},
  name = 'dataset.jsonl',
): Promise<{ readonly text: string; readonly examples: readonly Example[] }> {
  const file = join(folder, name);
  await buildDataset({ store: demo.store, file, options });
  const text = await readFile(file, 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return { text, examples: lines.map((line) => exampleSchema.parse(JSON.parse(line))) };
}

describe('the dataset of the sample scopes', () => {
  it('is the same to the byte when it is built again, another with another seed', async () => {
    expect((await build({ sites: 'all' })).text).toBe(all.text);
    expect((await build({ seed: 2 })).examples).not.toEqual(first);
  }, 180_000);

  it('reports what it holds', async () => {
    const phases = new Set<string>();
    const report = await buildDataset({
      store: demo.store,
      file: join(folder, 'report.jsonl'),
      onProgress: ({ phase }) => phases.add(phase),
    });
    const examples = first;
    expect(report.examples).toBe(examples.length);
    for (const counts of [report.split, report.fold, report.cut, report.intent, report.callers]) {
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(examples.length);
    }
    expect(report.intentScore.bins).toHaveLength(20);
    expect(report.intentScore.bins.reduce((sum, count) => sum + count, 0)).toBe(examples.length);
    expect(phases).toContain('examples');
  }, 180_000);

  it('leaves between a third and a half of the intents unclear', () => {
    const examples = first;
    const unclear = examples.filter(({ intent }) => intent === 'unclear').length;
    expect(unclear / examples.length).toBeGreaterThan(1 / 3);
    expect(unclear / examples.length).toBeLessThan(1 / 2);
  });

  it('keeps script and family on one side, and a family in one fold', () => {
    const { examples } = all;
    for (const key of ['script', 'family'] as const) {
      const sides = new Map<string, Set<string>>();
      for (const example of examples) {
        const side = `${example.split} ${String(example.fold)}`;
        sides.set(example[key], (sides.get(example[key]) ?? new Set()).add(side));
      }
      expect([...sides.values()].filter(({ size }) => size > 1)).toEqual([]);
    }
    const test = new Set(
      examples.filter(({ split }) => split === 'test').map(({ script }) => script),
    );
    const scripts = new Set(examples.map(({ script }) => script));
    expect(test.size / scripts.size).toBeGreaterThan(0.1);
    expect(test.size / scripts.size).toBeLessThan(0.3);
  });

  it('tests on a held-out scope alone', async () => {
    const { examples } = await build({ heldOutScope: 'x_acme_billing' });
    const inTest = new Set(
      examples.filter(({ split }) => split === 'test').map(({ scope }) => scope),
    );
    expect([...inTest]).toEqual(['x_acme_billing']);
    const elsewhere = examples.filter(({ split }) => split !== 'test');
    expect(elsewhere.some(({ scope }) => scope === 'x_acme_billing')).toBe(false);
    expect(elsewhere.some(({ split }) => split === 'validation')).toBe(true);
  }, 180_000);

  it('holds no more examples of an API than the cap', async () => {
    const { examples } = await build({ sites: 'all', cap: 3 });
    const counts = new Map<string, number>();
    for (const { question, groundTruth } of examples) {
      const key = `${question} ${groundTruth.api}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBe(3);
  }, 180_000);

  it('has examples of every origin that needs no endpoint, where the scopes give rise to them', () => {
    const origins = new Set(first.map(({ origin }) => origin));
    expect(origins).toEqual(new Set(['call-site', 'internal-use', 'template']));
    const uncalled = first.filter(({ origin }) => origin !== 'call-site');
    expect(uncalled.every(({ callers }) => callers === 0)).toBe(true);
  });

  it('leaves the synthetic ones out on request', async () => {
    const { examples } = await build({ synthetic: false });
    expect(examples.every(({ origin }) => origin === 'call-site')).toBe(true);
  }, 180_000);

  it('asks at every kind of cut, and for members', () => {
    const examples = first;
    expect(new Set(examples.map(({ cut }) => cut))).toEqual(
      new Set(['statement', 'value', 'new', 'member']),
    );
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  });
});

describe('the independent check', () => {
  it.each(['first.jsonl', 'all.jsonl'])(
    'finds no leak in %s',
    async (name) => {
      const { examples, leaks } = await checkDataset(join(folder, name));
      expect(examples).toBeGreaterThan(0);
      expect(leaks).toEqual([]);
    },
    180_000,
  );
});

describe('a script with line separators of its own', () => {
  it('gives one example a line', async () => {
    const mirror = await writableMirror();
    const caller = "gs.info('a\u2028b\u2029c');\nvar n = new Totals().sumOf(1);\ngs.info(n);\n";
    const records = [
      scriptRecord('Totals', { source: classSource('Totals', ['sumOf']) }),
      scriptRecord('Rule', { table: 'sys_script', source: caller }),
    ];
    await sync(mirror, arraySource(records), { mode: 'full' });
    const file = join(mirror.home, 'dataset.jsonl');
    const { examples } = await buildDataset({ store: mirror.store, file });
    const lines = (await readFile(file, 'utf8'))
      .split(/[\n\u2028\u2029]/)
      .filter((line) => line !== '');
    expect(lines).toHaveLength(examples);
    expect(exampleSchema.parse(JSON.parse(lines[0] ?? '')).codeBefore).toContain('a\u2028b\u2029c');
  });
});

describe('a build that does not come to its end', () => {
  it('leaves the former file and nothing else when it is aborted', async () => {
    const place = await mkdtemp(join(folder, 'aborted-'));
    const file = join(place, 'dataset.jsonl');
    await writeFile(file, 'former');
    const controller = new AbortController();
    const building = buildDataset({
      store: demo.store,
      file,
      signal: controller.signal,
      onProgress: ({ phase, done }) => {
        if (phase === 'examples' && done === 100) controller.abort();
      },
    });
    await expect(building).rejects.toThrow();
    expect(await readdir(place)).toEqual(['dataset.jsonl']);
    expect(await readFile(file, 'utf8')).toBe('former');
  });

  it('names a scope that is not there', async () => {
    const building = build({ heldOutScope: 'x_nobody' });
    await expect(building).rejects.toMatchObject({ code: 'DATASET_SCOPE_UNKNOWN' });
  });

  it('names a file that cannot be written', async () => {
    const file = join(folder, 'nowhere', 'dataset.jsonl');
    await expect(buildDataset({ store: demo.store, file })).rejects.toMatchObject({
      code: 'DATASET_UNWRITABLE',
    });
  });

  it('says that an empty mirror gives no example', async () => {
    const { store, home } = await writableMirror();
    const building = buildDataset({ store, file: join(home, 'dataset.jsonl') });
    await expect(building).rejects.toMatchObject({ code: 'DATASET_NO_EXAMPLES' });
  });
});
