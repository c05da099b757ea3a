import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueEntry, installedModels } from '../../../models/catalogue/index.js';
import { GRAPH, MODEL, preparePulling, TOKENIZER, type Pulling } from './pulling.js';
import { cut, sendJson, sha256, type Misbehaviour } from './stand-in-hub.js';

let pulling: Pulling;

beforeEach(async () => {
  pulling = await preparePulling(2_500_000);
});

afterEach(async () => {
  await pulling.close();
});

function always(respond: (response: ServerResponse) => void): Misbehaviour {
  return (_request, response) => {
    respond(response);
    return true;
  };
}

/** Misbehaves where the graph's bytes are given. */
function inStorage(respond: (response: ServerResponse, before: number) => boolean): Misbehaviour {
  return ({ host }, response, before) => host === 'storage' && respond(response, before);
}

const page = '<!doctype html><title>Sign in</title>';

describe('a hub that does not give what was asked for', () => {
  it.each<[string, number, string | null, string, string]>([
    ['a licence to accept', 403, 'hf_secret', 'HUB_REFUSED', 'Accept the licence'],
    ['a token that is missing', 401, null, 'HUB_REFUSED', 'DEEPCODESEEK_HUB_TOKEN'],
    ['a repository that it does not have', 404, null, 'HUB_WITHOUT', 'models.hubUrl'],
    ['a refusal of its own kind', 418, null, 'HUB_FAILED', 'models.hubUrl'],
  ])('ends at once over %s (%i)', async (_what, status, token, code, remedy) => {
    pulling.hub.misbehave = always((response) => response.writeHead(status).end());
    const error = await pulling.failure({ token });
    expect(error.code).toBe(code);
    expect(error.message + error.remedy).not.toContain('hf_secret');
    expect(error.remedy).toContain(remedy);
    expect(pulling.hub.requests).toHaveLength(1);
    expect(await installedModels(pulling.home)).toEqual([]);
  });

  it('is asked again after 500, as often as patience allows', async () => {
    pulling.hub.misbehave = always((response) => response.writeHead(500).end());
    expect(await pulling.failure()).toMatchObject({ code: 'HUB_FAILED' });
    expect(pulling.hub.requests).toHaveLength(3);
    expect(pulling.retries).toEqual(['status 500', 'status 500']);
  });

  it('is asked again when it said to wait, and not sooner', async () => {
    pulling.hub.misbehave = ({ path }, response, before) => {
      if (!path.includes('/revision/') || before > 0) return false;
      response.writeHead(429, { 'Retry-After': '0.3' }).end();
      return true;
    };
    const began = Date.now();
    await pulling.pull();
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
  });

  it('is not waited for when it asks for too long', async () => {
    pulling.hub.misbehave = always((response) =>
      response.writeHead(429, { 'Retry-After': '3600' }).end(),
    );
    const error = await pulling.failure();
    expect(error.code).toBe('HUB_BUSY');
    expect(error.message).toContain('3600 s');
    expect(pulling.hub.requests).toHaveLength(1);
  });

  it('is given a new address to redirect to where the one before has expired', async () => {
    pulling.hub.misbehave = inStorage((response, before) => {
      if (before > 0) return false;
      response.writeHead(403).end();
      return true;
    });
    await pulling.pull();
    expect(pulling.retries).toEqual(['status 403']);
  });

  it('cannot be reached: it says so, and names the setting', async () => {
    const error = await pulling.failure({ hubUrl: 'http://127.0.0.1:9' });
    expect(error).toMatchObject({ code: 'HUB_UNREACHABLE' });
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.remedy).toContain('`models.hubUrl`');
  });

  it('redirects for ever', async () => {
    pulling.hub.misbehave = ({ path }, response) => {
      response.writeHead(302, { Location: path }).end();
      return true;
    };
    expect((await pulling.failure()).message).toContain('redirects without end');
  });

  it.each([
    ['never answers', 'it does not answer', (): void => undefined],
    [
      'stops in the middle',
      'it stopped sending',
      (response: ServerResponse): void => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).write('[');
      },
    ],
  ])('is given up when it %s', async (_how, reason, respond) => {
    pulling.hub.misbehave = always(respond);
    const patience = { maxAttempts: 2, baseDelayMs: 1, idleTimeoutMs: 100 };
    const error = await pulling.failure({ patience });
    expect(error.code).toBe('HUB_UNREACHABLE');
    expect(error.message).toContain(reason);
  });
});

describe('an answer that is not what it should be', () => {
  it.each<[string, Misbehaviour, string]>([
    [
      'a page in place of a list',
      always((response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(page)),
      'it is a page',
    ],
    ['no JSON', always((response) => response.end('{"sha": ')), 'it is not JSON'],
    [
      'another shape',
      always((response) => {
        sendJson(response, { sha: 'main' });
      }),
      '`sha` is not as it should be',
    ],
    [
      'a page in place of a file',
      inStorage((response) => {
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
        return true;
      }),
      'it is a page',
    ],
    [
      'another length',
      inStorage((response) => {
        response.writeHead(200, { 'Content-Length': 5 }).end('short');
        return true;
      }),
      'it has 5 bytes, and 2500000 are listed',
    ],
    [
      'more than was promised',
      inStorage((response) => {
        response.writeHead(200).end(Buffer.alloc(2_600_000));
        return true;
      }),
      'it has more bytes, and 2500000 are listed',
    ],
  ])('%s ends the pull', async (_what, misbehaviour, reason) => {
    pulling.hub.misbehave = misbehaviour;
    const error = await pulling.failure();
    expect(error.code).toBe('HUB_ANSWER_INVALID');
    expect(error.message).toContain(reason);
    expect(await installedModels(pulling.home)).toEqual([]);
  });

  it('of the wrong hash never gets its name, and is not gone on from', async () => {
    pulling.hub.listed.set(GRAPH, { hash: sha256(Buffer.from('something else')) });
    const error = await pulling.failure();
    expect(error.code).toBe('MODEL_FILE_WRONG');
    expect(error.message).toContain(GRAPH);
    expect(pulling.left()).not.toContain(`.${MODEL}.pulling/${GRAPH}`);
    pulling.hub.listed.clear();
    await pulling.pull();
  });

  it('of the wrong hash is found in a small file too', async () => {
    pulling.hub.listed.set(TOKENIZER, { hash: 'b'.repeat(40) });
    const error = await pulling.failure();
    expect(error).toMatchObject({ code: 'MODEL_FILE_WRONG' });
    expect(error.message).toContain(TOKENIZER);
  });

  it('is not the file that was published, though the hub lists it so', async () => {
    const small = Buffer.from('{"version": "2.0"}');
    pulling.hub.files.set('onnx/model.onnx', pulling.graph).set(TOKENIZER, small);
    pulling.hub.files.set('tokenizer_config.json', Buffer.from('{}'));
    expect(
      await pulling.failure({ entry: catalogueEntry('ms-marco-minilm-l6-float32') }),
    ).toMatchObject({
      code: 'MODEL_FILE_WRONG',
    });
    pulling.hub.files.set('onnx/model_quint8_avx2.onnx', pulling.graph);
    const error = await pulling.failure({ entry: catalogueEntry('ms-marco-minilm-l6') });
    expect(error.code).toBe('HUB_ANSWER_INVALID');
    expect(error.message).toContain('its hash is not the one that was published');
  });

  it('names another commit than the one that is pinned', async () => {
    pulling.hub.misbehave = always((response) => {
      sendJson(response, { sha: 'd'.repeat(40) });
    });
    const error = await pulling.failure({ entry: catalogueEntry('ms-marco-minilm-l6') });
    expect(error.code).toBe('HUB_ANSWER_INVALID');
    expect(error.message).toContain('d'.repeat(40));
  });

  it('misses a file that the entry needs', async () => {
    pulling.hub.files.delete(TOKENIZER);
    const error = await pulling.failure();
    expect(error.code).toBe('HUB_WITHOUT');
    expect(error.message).toContain('tokenizer.json of n24q02m/Qwen3-Reranker-0.6B-ONNX');
  });

  it('lists paths that lead elsewhere: nothing is asked for or written there', async () => {
    pulling.hub.strangePaths.push('../../evil', '/etc/evil', 'onnx/../../../evil', 'a\\..\\evil');
    await pulling.pull();
    expect(pulling.hub.requests.some(({ path }) => path.includes('evil'))).toBe(false);
    expect(existsSync(join(dirname(pulling.home), 'evil'))).toBe(false);
  });

  it('breaks off each time with little to show: that is bounded', async () => {
    pulling.hub.misbehave = inStorage((response) => {
      cut(response, pulling.graph, 1_000);
      return true;
    });
    expect((await pulling.failure()).message).toMatch(/has changed meanwhile|broke off/);
    const asked = pulling.hub.requests.filter(({ host }) => host === 'storage');
    expect(asked.length).toBeLessThanOrEqual(3);
  });
});

describe('the disk', () => {
  it('is looked at before the first byte is asked for', async () => {
    pulling.hub.listed.set(GRAPH, { size: 4e15 });
    const error = await pulling.failure();
    expect(error.code).toBe('DISK_FULL');
    expect(error.message).toContain('MB left, and 40000');
    expect(pulling.hub.requests.every(({ path }) => path.startsWith('/api/'))).toBe(true);
  });

  it('fills up while it is written: what was fetched is kept for when there is room', async (context) => {
    const models = join(pulling.home, 'models');
    mkdirSync(models);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', models]);
    // Mounting a small disk takes a privilege that not every machine gives.
    if (mounted.status !== 0) context.skip();
    try {
      // There is room at the start; then something else takes it.
      const filler = join(models, 'filler');
      let isFilled = false;
      const error = await pulling.failure({
        onProgress: () => {
          if (isFilled) return;
          isFilled = true;
          spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k']);
        },
      });
      expect(error.code).toBe('DISK_FULL');
      spawnSync('rm', [filler]);
      await pulling.pull();
      const resumed = pulling.hub.requests.filter(({ host }) => host === 'storage').at(-1);
      expect(resumed?.range).toMatch(/^bytes=[1-9]\d*-$/);
    } finally {
      spawnSync('umount', [models]);
    }
  });
});
