import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  installedModel,
  removeModel,
  verifyModels,
  type CatalogueEntry,
} from '../../../models/catalogue/index.js';
import { GRAPH, MODEL, preparePulling, TOKENIZER, type Pulling } from './pulling.js';
import { COMMIT, cut, sha256 } from './stand-in-hub.js';

let pulling: Pulling;

beforeEach(async () => {
  pulling = await preparePulling();
});

afterEach(async () => {
  await pulling.close();
});

describe('a pull', () => {
  it('fetches what the entry needs and nothing else, and pins the commit of the branch', async () => {
    const { home, hub, graph, pull } = pulling;
    const commits: string[] = [];
    const pulled = await pull({
      onCommit: (repository, commit) => commits.push(`${repository} ${commit}`),
    });
    expect(commits).toEqual([`n24q02m/Qwen3-Reranker-0.6B-ONNX ${COMMIT}`]);
    expect(pulled).toMatchObject({ kind: 'model', revision: COMMIT, next: null });
    const { folder, manifest } = await installedModel(home, MODEL);
    expect(folder).toBe(join(home, 'models', MODEL));
    expect(manifest.source).toMatchObject({ kind: 'hub', revision: COMMIT });
    expect(manifest.files).toEqual([
      { path: GRAPH, bytes: graph.length, sha256: sha256(graph) },
      { path: TOKENIZER, bytes: 18, sha256: sha256(Buffer.from('{"version": "1.0"}')) },
    ]);
    expect(readFileSync(join(folder, GRAPH)).equals(graph)).toBe(true);
    expect([...pulling.left()].sort()).toEqual(
      [
        MODEL,
        `${MODEL}/manifest.json`,
        `${MODEL}/onnx`,
        `${MODEL}/${GRAPH}`,
        `${MODEL}/${TOKENIZER}`,
      ].sort(),
    );
    const fetched = hub.requests.filter(({ path }) => !path.startsWith('/api/'));
    expect(fetched.map(({ host, path }) => `${host} ${path.split('/').at(-1) ?? ''}`)).toEqual([
      'hub model_yesno_quantized.onnx',
      'storage model_yesno_quantized.onnx',
      'hub tokenizer.json',
    ]);
  });

  it('reads a list of many pages, and stays with its own hub whatever the links say', async () => {
    pulling.hub.pageSize = 1;
    await pulling.pull();
    const pages = pulling.hub.requests.filter(({ path }) => path.includes('/tree/'));
    expect(pages.length).toBeGreaterThan(2);
  });

  it('tells how much of all is there', async () => {
    const told: [number, number][] = [];
    await pulling.pull({ onProgress: (_path, done, total) => told.push([done, total]) });
    const total = pulling.graph.length + 18;
    expect(told.at(-1)).toEqual([total, total]);
    expect(told.every(([done], index) => index === 0 || done >= (told[index - 1]?.[0] ?? 0))).toBe(
      true,
    );
  });

  it('sends the token to the hub and never to where that redirects', async () => {
    await pulling.pull({ token: 'hf_secret' });
    const { requests } = pulling.hub;
    expect(requests.some(({ host }) => host === 'storage')).toBe(true);
    for (const { host, authorization } of requests) {
      expect(authorization).toBe(host === 'hub' ? 'Bearer hf_secret' : null);
    }
  });

  it('works below a path, as private mirrors have it', async () => {
    const prefixed: string[] = [];
    pulling.hub.misbehave = ({ host, path }, response) => {
      if (host === 'storage') return false;
      prefixed.push(path);
      if (!path.startsWith('/mirror/hub/')) return false;
      response.writeHead(307, { Location: path.replace('/mirror/hub', '') }).end();
      return true;
    };
    await pulling.pull({ hubUrl: `${pulling.hub.url}/mirror/hub/` });
    expect(prefixed[0]).toMatch(/^\/mirror\/hub\/api\/models\/.+\/revision\/main$/);
  });

  it('refuses a model that is installed already, and fetches it after it was removed', async () => {
    await pulling.pull();
    expect(await pulling.failure()).toMatchObject({ code: 'MODEL_EXISTS' });
    expect(await removeModel(pulling.home, MODEL)).toBe(true);
    expect(pulling.left()).toEqual([]);
    await pulling.pull();
  });

  it('refuses a second one of the same model at the same time, and not one that was killed', async () => {
    const lock = join(pulling.home, 'models', `.${MODEL}.lock`);
    mkdirSync(join(pulling.home, 'models'));
    writeFileSync(lock, String(process.ppid));
    expect(await pulling.failure()).toMatchObject({ code: 'MODEL_LOCKED' });
    // Above the greatest number of a process.
    writeFileSync(lock, '99999999');
    await pulling.pull();
  });
});

describe('a pull that broke off', () => {
  it('asks for the rest only, in the same run', async () => {
    const { hub, graph, pull, retries } = pulling;
    hub.misbehave = ({ host }, response, before) => {
      if (host === 'hub' || before > 0) return false;
      cut(response, graph, 2_000_000);
      return true;
    };
    await pull();
    const ranges = hub.requests.filter(({ host }) => host === 'storage').map(({ range }) => range);
    expect(ranges[0]).toBeNull();
    const from = Number(/^bytes=(\d+)-$/.exec(ranges[1] ?? '')?.[1]);
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThanOrEqual(2_000_000);
    expect(retries).toEqual(['the answer broke off']);
    expect(await verifyModels({ home: pulling.home, name: null })).toMatchObject([{ errors: [] }]);
  });

  it('asks for the rest only, after an abort in the middle', async () => {
    const { hub, graph, pull } = pulling;
    const controller = new AbortController();
    await expect(
      pull({
        signal: controller.signal,
        onProgress: (path, done) => {
          if (path === GRAPH && done > 1_000_000) controller.abort(new Error('enough'));
        },
      }),
    ).rejects.toThrow('enough');
    expect(pulling.left()).toContain(`.${MODEL}.pulling/${GRAPH}.part`);
    const before = hub.requests.length;
    await pull();
    const [resumed] = hub.requests.slice(before).filter(({ host }) => host === 'storage');
    const from = Number(/^bytes=(\d+)-$/.exec(resumed?.range ?? '')?.[1]);
    expect(from).toBeGreaterThan(1_000_000);
    const { folder } = await installedModel(pulling.home, MODEL);
    expect(readFileSync(join(folder, GRAPH)).equals(graph)).toBe(true);
  });

  it('does not fetch again what was whole', async () => {
    const { hub, pull } = pulling;
    hub.misbehave = ({ path }, response) => {
      if (!path.endsWith(TOKENIZER)) return false;
      response.writeHead(500).end();
      return true;
    };
    expect(await pulling.failure()).toMatchObject({ code: 'HUB_FAILED' });
    hub.misbehave = () => false;
    const before = hub.requests.length;
    await pull();
    expect(hub.requests.slice(before).some(({ host }) => host === 'storage')).toBe(false);
  });

  it('starts over where the server ignores the range', async () => {
    const { hub, graph, pull } = pulling;
    hub.ignoresRange = true;
    hub.misbehave = ({ host }, response, before) => {
      if (host === 'hub' || before > 0) return false;
      cut(response, graph, 2_000_000);
      return true;
    };
    await pull();
    expect(await verifyModels({ home: pulling.home, name: null })).toMatchObject([{ errors: [] }]);
  });

  it.each([
    ['says so when asked for the rest', false],
    ['goes on with other bytes under another tag', true],
  ])('starts over where the file has changed, when the server %s', async (_how, goesOn) => {
    const { hub, graph, pull } = pulling;
    const other = Buffer.alloc(graph.length, 'earlier bytes ');
    hub.misbehave = ({ host }, response, before) => {
      if (host === 'hub' || before > 1) return false;
      if (before === 0) cut(response, other, 2_000_000);
      else if (goesOn) cut(response, graph, 1_000, 2_000_000);
      else return false;
      return true;
    };
    await pull();
    const { folder } = await installedModel(pulling.home, MODEL);
    expect(readFileSync(join(folder, GRAPH)).equals(graph)).toBe(true);
  });

  it('throws away what another commit left under the same tag', async () => {
    const { hub, graph, home, pull } = pulling;
    const folder = join(home, 'models', `.${MODEL}.pulling`);
    mkdirSync(join(folder, 'onnx'), { recursive: true });
    writeFileSync(join(folder, `${GRAPH}.part`), Buffer.alloc(500_000, 'other bytes'));
    writeFileSync(join(folder, `${GRAPH}.part.etag`), `"${sha256(graph)}"`);
    writeFileSync(join(folder, TOKENIZER), '{"version": "0.9"}');
    await pull();
    const ranges = hub.requests.filter(({ host }) => host === 'storage').map(({ range }) => range);
    expect(ranges).toEqual(['bytes=500000-', null]);
    expect(await verifyModels({ home, name: null })).toMatchObject([{ errors: [] }]);
  });
});

describe('a checkpoint', () => {
  const weights: CatalogueEntry = {
    kind: 'checkpoint',
    name: 'some-weights',
    role: 'reranker',
    architecture: 'qwen3',
    description: 'Weights without a graph.',
    licence: 'Apache-2.0',
    repository: 'owner/weights',
    revision: COMMIT,
    files: [{ path: TOKENIZER }],
    megabytes: 1,
    next: 'Export them.',
  };

  it('is no model: it is kept apart, and says what to do with it', async () => {
    const { home, pull } = pulling;
    const pulled = await pull({ entry: weights });
    const folder = join(home, 'checkpoints', 'some-weights');
    expect(pulled).toMatchObject({ kind: 'checkpoint', folder, next: 'Export them.' });
    expect(readdirSync(folder)).toEqual([TOKENIZER]);
    expect(pulling.left()).toEqual([]);
    expect(await pulling.failure({ entry: weights })).toMatchObject({ code: 'MODEL_EXISTS' });
    expect(await removeModel(home, 'some-weights')).toBe(true);
    await pull({ entry: weights });
  });
});
