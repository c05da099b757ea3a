import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecrets, secretVariable, writeSecrets } from '../../connector/index.js';
import { failureOf } from './instance.js';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-secrets-'));
  file = join(folder, 'home', 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true }));

const read = (environment: Record<string, string> = {}): ReturnType<typeof readSecrets> =>
  readSecrets({ instance: 'acme-dev', file, environment });

describe('secrets', () => {
  it('come back as they were written, and only their owner can read them', async () => {
    await writeSecrets({ file, secrets: { password: 'p', refreshToken: 'r' } });
    expect(await read()).toEqual({ password: 'p', refreshToken: 'r' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'home'))).mode & 0o777).toBe(0o700);
  });

  it('replace older ones as a whole and leave no draft behind', async () => {
    await writeSecrets({ file, secrets: { password: 'old', apiKey: 'k' } });
    await writeSecrets({ file, secrets: { password: 'new' } });
    expect(await read()).toEqual({ password: 'new' });
    expect(await readdir(join(folder, 'home'))).toEqual(['secrets.json']);
  });

  it('of the environment go before those of the file, unless they are empty', async () => {
    await writeSecrets({ file, secrets: { password: 'file', apiKey: 'file' } });
    const environment = {
      DEEPCODESEEK_ACME_DEV_PASSWORD: 'environment',
      DEEPCODESEEK_ACME_DEV_API_KEY: '',
      DEEPCODESEEK_ACME_DEV_KEY_PASSPHRASE: 'phrase',
      DEEPCODESEEK_OTHER_CLIENT_SECRET: 'other',
    };
    expect(await read(environment)).toEqual({
      password: 'environment',
      apiKey: 'file',
      keyPassphrase: 'phrase',
    });
  });

  it('are none where there is no file', async () => {
    expect(await read()).toEqual({});
  });

  it('have variables named after the instance', () => {
    expect(secretVariable('acme-dev.eu', 'clientSecret')).toBe(
      'DEEPCODESEEK_ACME_DEV_EU_CLIENT_SECRET',
    );
  });

  it.each([0o640, 0o604, 0o644])('in a file with mode %o are refused', async (mode) => {
    await writeSecrets({ file, secrets: { password: 'p' } });
    await chmod(file, mode);
    const failure = await failureOf(read());
    expect(failure.code).toBe('SECRET_FILE_EXPOSED');
    expect(failure.text).toContain(`chmod 600 ${file}`);
  });

  it.each(['{"password": "hidden"', '{"pasword": "hidden"}', '["hidden"]', ''])(
    'in a damaged file are refused without showing them: %j',
    async (text) => {
      await writeSecrets({ file, secrets: {} });
      await writeFile(file, text);
      const failure = await failureOf(read());
      expect(failure.code).toBe('SECRET_FILE_UNREADABLE');
      expect(failure.text).not.toContain('hidden');
    },
  );

  it('are written through a file of their own, so that a crash keeps the old ones', async () => {
    await writeSecrets({ file, secrets: { password: 'p' } });
    const before = (await stat(file)).ino;
    await writeSecrets({ file, secrets: { password: 'q' } });
    expect((await stat(file)).ino).not.toBe(before);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ password: 'q' });
  });
});
