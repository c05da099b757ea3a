import { readdir, readlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleSchema, type Job } from '../../domain/index.js';
import { instancePaths } from '../../sync/index.js';
import {
  endOf,
  jobEvents,
  post,
  problemOf,
  startFixture,
  startJob,
  type ServiceFixture,
} from './service-fixture.js';

let fixture: ServiceFixture;
beforeAll(async () => {
  fixture = await startFixture({ synced: true });
});
afterAll(() => fixture.close());

const filesSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.int(),
      modifiedAt: z.iso.datetime(),
      contentType: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

async function done(kind: Job['kind'], params: Record<string, unknown>): Promise<Job> {
  const { id } = await startJob(fixture.url, kind, params);
  const ended = await endOf(fixture.url, id);
  expect(ended).toMatchObject({ state: 'done', error: null });
  return ended;
}

async function list(query = ''): Promise<z.output<typeof filesSchema>> {
  const response = await fetch(`${fixture.url}/api/v1/files${query}`);
  expect(response.status).toBe(200);
  return filesSchema.parse(await response.json());
}

function download(name: string, options: RequestInit = {}): Promise<Response> {
  return fetch(`${fixture.url}/api/v1/files/content?name=${encodeURIComponent(name)}`, options);
}

describe('a dataset over HTTP', () => {
  it('is built with progress, and downloaded', async () => {
    expect((await list()).items).toEqual([]);
    const job = await startJob(fixture.url, 'dataset-build', {
      name: 'first',
      cap: 1,
      synthetic: false,
    });
    const events = await jobEvents(await fetch(`${fixture.url}/api/v1/jobs/${job.id}/events`));
    expect(events.some(({ state, progress }) => state === 'running' && progress.done > 0)).toBe(
      true,
    );
    const { files, examples } = z
      .object({
        files: z.array(z.string()),
        examples: z.int(),
        split: z.record(z.string(), z.int()),
      })
      .parse(events.at(-1)?.result);
    expect(files).toEqual(['datasets/first.jsonl']);

    const response = await download('datasets/first.jsonl');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=first.jsonl');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(examples);
    for (const line of lines) exampleSchema.parse(JSON.parse(line));
    const [listed] = (await list()).items;
    expect(listed).toMatchObject({ name: 'datasets/first.jsonl', bytes: Buffer.byteLength(text) });
    expect(response.headers.get('content-length')).toBe(String(listed?.bytes));
  });

  it('tells its size to HEAD, and sends nothing', async () => {
    const response = await download('datasets/first.jsonl', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1_000);
    expect(await response.text()).toBe('');
  });

  it('is exported without leaks, sys_ids among them, and every file of the export is there', async () => {
    const { result } = await done('dataset-export', {
      dataset: 'first',
      name: 'shared',
      redact: true,
    });
    const { files, leaks } = z.object({ files: z.array(z.string()), leaks: z.int() }).parse(result);
    expect(leaks).toBe(0);
    expect(files).toEqual(
      expect.arrayContaining(['exports/shared/README.md', 'exports/shared/train.parquet']),
    );
    for (const name of files) {
      const response = await download(name);
      expect([name, response.status]).toEqual([name, 200]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
    }
    const parquet = await download('exports/shared/train.parquet');
    expect(Buffer.from(await parquet.arrayBuffer()).toString('latin1', 0, 4)).toBe('PAR1');
    const card = await download('exports/shared/README.md');
    expect(card.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  });

  it('is evaluated: the counts are the result, the report is kept', async () => {
    const { result } = await done('evaluate', {
      name: 'quick',
      dataset: 'first',
      systems: ['fusion', 'bm25'],
      views: ['before'],
    });
    expect(result).toMatchObject({
      files: ['evaluations/quick.json', 'evaluations/quick.html'],
      holdOut: null,
      systems: [
        { system: 'bm25', view: 'before' },
        { system: 'fusion', view: 'before' },
      ],
    });
    const report: unknown = await (await download('evaluations/quick.json')).json();
    expect(report).toMatchObject({ instance: 'demo', systems: [{}, {}] });
    const page = await download('evaluations/quick.html');
    expect(page.headers.get('content-disposition')).toContain('attachment');
    expect(await page.text()).toContain('<h1>Evaluation of demo</h1>');
  });

  it('gives a reranker its questions, which are downloaded too', async () => {
    const { result } = await done('dataset-rerank', { dataset: 'first', most: 20 });
    expect(result).toMatchObject({ leftOut: 0 });
    const { files } = z.object({ files: z.array(z.string()) }).parse(result);
    expect(files).toContain('exports/rerank/train.jsonl');
    const header = await download('exports/rerank/rerank.json');
    expect(await header.json()).toMatchObject({ format: 'deepcodeseek-rerank', instance: 'demo' });
    const { id } = await startJob(fixture.url, 'dataset-rerank', {
      name: 'shared',
      dataset: 'first',
    });
    expect(await endOf(fixture.url, id)).toMatchObject({
      state: 'failed',
      error: { code: 'RERANK_FOLDER_NOT_EMPTY' },
    });
  });

  it('and all that was made is listed page by page', async () => {
    const all = await list('?limit=200');
    expect(all.next).toBeNull();
    const first = await list('?limit=3');
    expect(first.items).toEqual(all.items.slice(0, 3));
    const rest = await list(`?limit=200&after=${encodeURIComponent(first.next ?? '')}`);
    expect([...first.items, ...rest.items]).toEqual(all.items);
  });

  it.each([
    ['dataset-build', { name: 'first', sites: 'all' }],
    ['evaluate', { name: 'quick', systems: ['fusion'] }],
  ] as const)(
    'is left as it was, and nothing beside it, by a cancelled %s',
    async (kind, params) => {
      const before = await list();
      const job = await startJob(fixture.url, kind, params);
      const watching = await fetch(`${fixture.url}/api/v1/jobs/${job.id}/events`);
      const reader = watching.body?.pipeThrough(new TextDecoderStream()).getReader();
      let seen = '';
      while (!/"state":"running".*"phase":"examples"/.test(seen)) {
        const { done: ended, value = '' } = (await reader?.read()) ?? { done: true };
        if (ended) throw new Error('it ended before it could be cancelled');
        seen += value;
      }
      await post(`${fixture.url}/api/v1/jobs/${job.id}/cancel`, '');
      expect(await endOf(fixture.url, job.id)).toMatchObject({ state: 'cancelled', result: null });
      expect(await list()).toEqual(before);
      const { datasets, evaluations } = instancePaths(fixture.home, 'demo');
      expect(await readdir(datasets)).toEqual(['first.jsonl']);
      expect((await readdir(evaluations)).sort()).toEqual(['quick.html', 'quick.json']);
    },
  );
});

describe('jobs that make files refuse', () => {
  it.each([
    ['dataset-build', { name: '../elsewhere' }, 'name'],
    ['dataset-build', { name: '/tmp/elsewhere' }, 'name'],
    ['dataset-build', { name: '.hidden' }, 'name'],
    ['dataset-build', { name: 'a\\b' }, 'name'],
    ['dataset-build', { name: '' }, 'name'],
    ['dataset-build', { name: 'a'.repeat(64) }, 'name'],
    ['dataset-build', { file: '/tmp/elsewhere' }, 'file'],
    ['dataset-build', { cap: 0 }, 'cap'],
    ['dataset-build', { sites: 'some' }, 'sites'],
    ['dataset-export', { dataset: '../../../etc/passwd' }, 'dataset'],
    ['dataset-export', { folder: '/tmp' }, 'folder'],
    ['dataset-export', { formats: [] }, 'formats'],
    ['dataset-export', { formats: ['csv'] }, 'formats.0'],
    ['dataset-rerank', { folder: '/tmp' }, 'folder'],
    ['dataset-rerank', { name: 'a/b' }, 'name'],
    ['dataset-rerank', { most: 0 }, 'most'],
    ['evaluate', { systems: ['magic'] }, 'systems.0'],
    ['evaluate', { dataset: 'a/b' }, 'dataset'],
    ['evaluate', { division: { by: 'fold', folds: 1 } }, 'division.folds'],
    ['evaluate', { html: '/tmp/report.html' }, 'html'],
  ] as const)('%s with %j, before it is queued', async (kind, params, key) => {
    const problem = await problemOf(await post(`${fixture.url}/api/v1/jobs`, { kind, params }));
    expect(problem).toMatchObject({ status: 400, code: 'JOB_PARAMS_INVALID' });
    expect(problem.message).toContain(`"${key}" of a job of kind ${kind}`);
  });

  it.each(['dataset-export', 'dataset-rerank', 'evaluate'] as const)(
    '%s of a dataset that nobody has built, naming those that there are',
    async (kind) => {
      const { id } = await startJob(fixture.url, kind, { dataset: 'nothing' });
      const { state, error } = await endOf(fixture.url, id);
      expect({ state, code: error?.code }).toEqual({ state: 'failed', code: 'DATASET_UNKNOWN' });
      expect(error?.message).toContain('first');
    },
  );

  it('a scope that the mirror does not have, and leave no file', async () => {
    const { id } = await startJob(fixture.url, 'dataset-build', {
      name: 'held-out',
      heldOutScope: 'x_nobody',
    });
    expect(await endOf(fixture.url, id)).toMatchObject({
      state: 'failed',
      error: { code: 'DATASET_SCOPE_UNKNOWN' },
    });
    expect((await list()).items.some(({ name }) => name.includes('held-out'))).toBe(false);
  });
});

describe('a download', () => {
  it.runIf(process.platform === 'linux')(
    'that a client leaves in the middle holds no file open',
    async () => {
      const file = join(instancePaths(fixture.home, 'demo').datasets, 'large.jsonl');
      await writeFile(file, '');
      await truncate(file, 256 * 1_048_576);
      const controller = new AbortController();
      const response = await download('datasets/large.jsonl', { signal: controller.signal });
      await response.body?.getReader().read();
      expect(await openFiles()).toContain(file);
      controller.abort();
      while ((await openFiles()).includes(file)) await pause(10);
      expect((await download('datasets/large.jsonl', { method: 'HEAD' })).status).toBe(200);
      expect(await openFiles()).not.toContain(file);
      expect(fixture.log.join('')).not.toContain('unexpected error');
    },
  );

  it.each([
    'mirror.db',
    'secrets.json',
    '../../config.json',
    'datasets/../mirror.db',
    'datasets/first',
    '/etc/passwd',
    '..%2f..%2fconfig.json',
  ])('of %j is refused', async (name) => {
    expect(await problemOf(await download(name))).toMatchObject({
      status: 404,
      code: 'JOB_FILE_UNKNOWN',
    });
  });

  it('without a name is refused', async () => {
    const problem = await problemOf(await fetch(`${fixture.url}/api/v1/files/content`));
    expect(problem).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('demands the token where the service has one', async () => {
    const token = 'a long and random token for one test';
    await fixture.restart({ token });
    const path = '/api/v1/files/content?name=datasets%2Ffirst.jsonl';
    expect((await fetch(fixture.url + path)).status).toBe(401);
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(fixture.url + path, { headers });
    expect(response.status).toBe(200);
    await response.text();
  });
});

/** Of this process, which the service runs in. */
async function openFiles(): Promise<readonly string[]> {
  const links = await readdir('/proc/self/fd');
  return Promise.all(links.map((link) => readlink(`/proc/self/fd/${link}`).catch(() => '')));
}
