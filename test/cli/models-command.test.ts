import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAuthority, createCertificate } from '../connector/demo-instance/certificate.js';
import { writeModel } from '../models/catalogue/model-folder.js';
import { startProxy } from '../models/catalogue/proxy.js';
import {
  GRAPH,
  MODEL,
  preparePulling,
  TOKENIZER,
  type Pulling,
} from '../models/catalogue/pulling.js';
import { COMMIT, startHub } from '../models/catalogue/stand-in-hub.js';
import { runDeepCodeSeek, type CommandResult } from './command.js';

const TOKEN = 'hf_never_to_be_seen';
const WAIT_MS = 120_000;

let pulling: Pulling;

beforeEach(async () => {
  pulling = await preparePulling(3_000_000);
});

afterEach(async () => {
  await pulling.close();
});

function deepcodeseek(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return runDeepCodeSeek(parameters, {
    home: pulling.home,
    environment: { DEEPCODESEEK_MODELS_HUB_URL: pulling.hub.url, ...environment },
  });
}

describe('deepcodeseek models', () => {
  it(
    'fetches, lists, verifies and removes a model',
    async () => {
      const pulled = await deepcodeseek(['models', 'pull', MODEL], {
        DEEPCODESEEK_HUB_TOKEN: TOKEN,
        DEEPCODESEEK_LOG_LEVEL: 'trace',
      });
      expect(pulled).toMatchObject({ code: 0 });
      expect(pulled.stdout).toBe(`${join(pulling.home, 'models', MODEL)}: 4 MB\n`);
      expect(pulled.stderr).toContain(`n24q02m/Qwen3-Reranker-0.6B-ONNX at ${COMMIT}`);
      expect(pulled.stderr).toContain(`${GRAPH}, MB: `);
      expect(pulled.stderr + pulled.stdout).not.toContain(TOKEN);
      expect(pulling.hub.requests[0]?.authorization).toBe(`Bearer ${TOKEN}`);

      const list = await deepcodeseek(['models', 'list'], { DEEPCODESEEK_SUGGEST_RERANKER: MODEL });
      expect(list.stdout).toMatch(
        new RegExp(`^${MODEL} +reranker +4 MB +Apache-2\\.0 +installed, in use$`, 'm'),
      );
      expect(list.stdout).toMatch(/^all-minilm-l6 +embedder .* not installed$/m);
      const json = await deepcodeseek(['models', 'list', '--json']);
      expect(
        z.array(z.looseObject({ name: z.string() })).parse(JSON.parse(json.stdout)),
      ).toContainEqual(
        expect.objectContaining({ name: MODEL, state: 'installed', inUse: false, problem: null }),
      );

      expect(await deepcodeseek(['models', 'verify'])).toMatchObject({
        code: 0,
        stdout: `${MODEL}: 2 files, 4 MB, as they should be\n`,
      });
      writeFileSync(join(pulling.home, 'models', MODEL, TOKENIZER), '{"version": "6.6"}');
      const damaged = await deepcodeseek(['models', 'verify', MODEL]);
      expect(damaged.code).toBe(1);
      expect(damaged.stdout).toContain(`${TOKENIZER} is not what it should be: its hash is`);
      expect(damaged.stderr).toContain('1 of 1 models');

      expect(await deepcodeseek(['models', 'remove', MODEL])).toMatchObject({
        code: 0,
        stdout: `Removed: ${MODEL}\n`,
      });
      expect(await deepcodeseek(['models', 'remove', MODEL])).toMatchObject({ code: 2 });
    },
    WAIT_MS,
  );

  it(
    'takes a folder without a network, under the name that is given',
    async () => {
      const from = join(pulling.home, 'exported');
      writeModel(from);
      const added = await deepcodeseek(['models', 'add', from, '--name', 'mine', '--json']);
      expect(JSON.parse(added.stdout)).toEqual({
        name: 'mine',
        folder: join(pulling.home, 'models', 'mine'),
        bytes: 200_009,
      });
      const again = await deepcodeseek(['models', 'add', from, '--name', 'mine']);
      expect(again).toMatchObject({ code: 2 });
      expect(again.stderr).toContain('deepcodeseek models remove mine');
      expect(pulling.hub.requests).toEqual([]);
    },
    WAIT_MS,
  );

  it(
    'refuses a token file that others can read',
    async () => {
      const file = join(pulling.home, 'hub-secrets.json');
      writeFileSync(file, JSON.stringify({ accessToken: TOKEN }), { mode: 0o644 });
      const { code, stderr } = await deepcodeseek(['models', 'pull', MODEL]);
      expect(code).toBe(2);
      expect(stderr).toContain(`chmod 600 ${file}`);
      expect(pulling.hub.requests).toEqual([]);
    },
    WAIT_MS,
  );

  it(
    'goes through the proxy of the settings to a hub whose authority the machine trusts, with the token of the file',
    async () => {
      const authority = createAuthority('Test Authority');
      const caFile = join(pulling.home, 'authority.pem');
      writeFileSync(caFile, authority.cert);
      const files = { [GRAPH]: pulling.graph, [TOKENIZER]: Buffer.from('{}') };
      const hub = await startHub(files, createCertificate(authority, 'hub'));
      const proxy = await startProxy();
      try {
        const secrets = join(pulling.home, 'hub-secrets.json');
        writeFileSync(secrets, JSON.stringify({ accessToken: TOKEN }), { mode: 0o600 });
        const environment = {
          DEEPCODESEEK_MODELS_HUB_URL: hub.url,
          DEEPCODESEEK_MODELS_PROXY: proxy.url,
        };
        const distrusted = await deepcodeseek(['models', 'pull', MODEL], environment);
        expect(distrusted).toMatchObject({ code: 1 });
        expect(distrusted.stderr).toMatch(/cannot be reached \(\w*(SIGNATURE|CERT)\w*\)/);
        expect(hub.requests).toEqual([]);
        const trusted = await deepcodeseek(['models', 'pull', MODEL], {
          ...environment,
          NODE_EXTRA_CA_CERTS: caFile,
        });
        expect(trusted).toMatchObject({ code: 0 });
        expect(proxy.asked.every(({ kind }) => kind === 'tunnel')).toBe(true);
        for (const { host, authorization } of hub.requests) {
          expect(authorization).toBe(host === 'hub' ? `Bearer ${TOKEN}` : null);
        }
      } finally {
        await proxy.close();
        await hub.close();
      }
    },
    WAIT_MS,
  );
});
