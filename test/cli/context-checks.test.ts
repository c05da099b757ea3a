import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkContextRoots, checkKeywordModel } from '../../cli/context-checks.js';
import type { CheckResult } from '../../cli/doctor-checks.js';
import { configurationSchema } from '../../domain/index.js';
import {
  say,
  sendJson,
  startModelServer,
  type Answering,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';

let home: string;
let server: ModelServer | null = null;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'deepcodeseek-checks-'));
});

afterEach(async () => {
  await server?.close();
  server = null;
  rmSync(home, { recursive: true, force: true });
});

function rootsAt(...roots: readonly string[]): Promise<readonly CheckResult[]> {
  const configuration = configurationSchema.parse({ context: { roots } });
  return checkContextRoots({ home, configuration, environment: {} });
}

async function keywordsWith(
  answer: Answering | null,
  context: Readonly<Record<string, unknown>> = { keywords: 'chat' },
): Promise<readonly CheckResult[]> {
  server = answer === null ? null : await startModelServer(answer);
  const model = server === null ? {} : { baseUrl: server.baseUrl, name: 'coder' };
  const configuration = configurationSchema.parse({ context, model });
  return checkKeywordModel({ home, configuration, environment: {} });
}

describe('the doctor', () => {
  it('looks at each folder that may be searched', async () => {
    expect(await rootsAt()).toEqual([]);
    const file = join(home, 'a-file');
    const missing = join(home, 'missing');
    writeFileSync(file, '');
    const [found, none, other] = await rootsAt(home, missing, file);
    expect(found).toMatchObject({ name: `Context root ${home}`, state: 'ok', remedy: null });
    expect(none).toMatchObject({ state: 'failed', detail: 'it is not there' });
    expect(none?.name).toContain(missing);
    expect(none?.remedy).toContain('context.roots');
    expect(other).toMatchObject({ state: 'failed', detail: 'it is not a folder' });
  });

  it('asks no model where none names keywords', async () => {
    const answer: Answering = (response) => {
      say(response, 'ready');
    };
    expect(await keywordsWith(answer, {})).toEqual([]);
    expect(server?.received).toEqual([]);
  });

  it('says that keywords come from a model, and how soon it answers', async () => {
    const [result] = await keywordsWith((response) => {
      say(response, 'ready');
    });
    expect(result).toMatchObject({ state: 'ok', remedy: null });
    expect(result?.detail).toMatch(/^coder at http:.*\/chat\/completions answered in \d+ ms$/);
  });

  it('names what is missing where no model is configured', async () => {
    const [result] = await keywordsWith(null);
    expect(result?.state).toBe('failed');
    expect(result?.detail).toContain('`model.baseUrl` is not set');
    expect(result?.remedy).toContain('DEEPCODESEEK_MODEL_BASE_URL');
  });

  it('says what to do about a model that refuses, after one request', async () => {
    const [result] = await keywordsWith((response) => {
      sendJson(response, {}, 503);
    });
    expect(result?.detail).toContain('answered with status 503');
    expect(result?.detail).toContain('keywords come from the code itself');
    expect(server?.received).toHaveLength(1);
  });

  it('says what to do about a model that is too slow for keywords', async () => {
    const [result] = await keywordsWith(() => undefined, {
      keywords: 'chat',
      keywordTimeoutMs: 60,
    });
    expect(result?.detail).toContain('did not answer within 0.06 s');
    expect(result?.remedy).toContain('context.keywordTimeoutMs');
  });
});
