import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  say,
  startModelServer,
  type ModelServer,
} from '../connector/model-endpoint/model-server.js';
import { openDemoPredictor, type DemoPredictor } from '../predictor/demo-mirror.js';
import { runDeepCodeSeek, type CommandResult } from './command.js';

const KEY = 'sk-never-to-be-seen';
const WAIT_MS = 180_000;

let demo: DemoPredictor;
let server: ModelServer;

beforeAll(async () => {
  demo = await openDemoPredictor();
  server = await startModelServer((response, _received, index) => {
    say(response, index === 0 ? 'No.' : '{"class": "Made up by a model."}');
  });
}, WAIT_MS);

afterAll(async () => {
  await server.close();
  await demo.close();
});

function deepcodeseek(...parameters: readonly string[]): Promise<CommandResult> {
  return runDeepCodeSeek(parameters, {
    home: demo.home,
    environment: {
      DEEPCODESEEK_MODEL_BASE_URL: server.baseUrl,
      DEEPCODESEEK_MODEL_NAME: 'coder',
      DEEPCODESEEK_MODEL_KEY: KEY,
    },
  });
}

describe('deepcodeseek document', () => {
  it(
    'says what it would send, and sends nothing',
    async () => {
      const { code, stdout } = await deepcodeseek('document', '--dry-run', '--limit', '4');
      expect(code).toBe(0);
      expect(stdout).toContain(
        `4 requests to coder at ${server.baseUrl}/chat/completions: the declaration and the code of one API each, about `,
      );
      expect(stdout).toContain('APIs are left out: --limit or model.maxRequests is reached.');
      expect(server.received).toEqual([]);
    },
    WAIT_MS,
  );

  it(
    'says before the first request what goes where, and at the end what came and what it cost',
    async () => {
      const { code, stdout, stderr } = await deepcodeseek('document', '--limit', '4');
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(server.received).toHaveLength(4);
      expect(server.received[0]?.authorization).toBe(`Bearer ${KEY}`);
      expect(stderr).toContain('4 requests to coder at ');
      expect(stdout).toMatch(/^4 requests answered: about \d+ tokens sent, about \d+ received\.$/m);
      expect(stdout).toContain('Documented: 3 APIs and 0 of their members.');
      expect(stdout).toMatch(
        /1 answers could not be used; the next run asks again:\n {2}\S+: it holds no JSON object/,
      );
      expect(stdout + stderr).not.toContain(KEY);
    },
    WAIT_MS,
  );

  it(
    'asks for what is missing only, and removes everything when told',
    async () => {
      const before = await planned();
      expect(before.written).toBe(3);
      const { code, stdout } = await deepcodeseek('document', '--remove');
      expect({ code, stdout }).toEqual({ code: 0, stdout: 'Removed: 3 APIs.\n' });
      expect(await planned()).toMatchObject({ apis: before.apis, written: 0 });
    },
    WAIT_MS,
  );

  it(
    'needs a model, and takes --remove alone',
    async () => {
      const without = await runDeepCodeSeek(['document'], demo);
      expect(without.code).toBe(2);
      expect(without.stderr).toContain('`model.baseUrl` is not set');
      const both = await deepcodeseek('document', '--remove', '--dry-run');
      expect(both.code).toBe(2);
      expect(both.stderr).toContain('--remove must be given alone, got "--dry-run".');
    },
    WAIT_MS,
  );
});

async function planned(): Promise<{ readonly apis: number; readonly written: number }> {
  const { stdout } = await deepcodeseek('document', '--dry-run', '--json');
  return z.object({ apis: z.number(), written: z.number() }).parse(JSON.parse(stdout));
}
