import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeConfiguration, loadConfiguration } from '../../cli/configuration-file.js';
import { DeepCodeSeekError } from '../../domain/index.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'deepcodeseek-config-'));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function write(text: string): void {
  writeFileSync(join(home, 'config.json'), text);
}

function refusal(): DeepCodeSeekError {
  try {
    loadConfiguration(home, {});
  } catch (error) {
    if (error instanceof DeepCodeSeekError) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('the configuration file', () => {
  it('may be absent: the defaults hold', () => {
    const configuration = loadConfiguration(home, {});
    expect(configuration.server).toEqual({ host: '127.0.0.1', port: 4600 });
    expect(configuration.sync.intervalSeconds).toBe(60);
    expect(configuration.instances).toEqual({});
  });

  it.each([
    ['{"sync": {"intervalSecond": 5}}', 'sync.intervalSecond', 'intervalSeconds'],
    ['{"servre": {}}', 'servre', 'server'],
    ['{"instances": {"acme": {"ur": "https://a.example"}}}', 'instances.acme.ur', 'url'],
    ['{"instances": {"acme": {"pagesize": 5}}}', 'instances.acme.pagesize', 'pageSize'],
    [
      '{"instances": {"acme": {"authentication": {"method": "basic", "user": "u", "usr": "v"}}}}',
      'instances.acme.authentication.usr',
      'user',
    ],
  ])('%s is refused and the nearest key is named', (text, key, nearest) => {
    write(text);
    const { code, message, remedy } = refusal();
    expect(code).toBe('CONFIG_UNKNOWN_KEY');
    expect(message).toContain(`"${key}"`);
    expect(remedy).toContain(`"${nearest}"`);
  });

  it('does not guess when no key is near', () => {
    write('{"zzzzzzzzzzzz": 1}');
    expect(refusal().remedy).toBe('Remove the key.');
  });

  it.each([
    ['{"server": {"port": 70000}}', 'server.port', '70000'],
    ['{"sync": {"maxVanishShare": 2}}', 'sync.maxVanishShare', '2'],
    ['{"instances": {"acme": {"url": "ftp://x"}}}', 'instances.acme.url', 'ftp://x'],
    ['{"logLevel": "loud"}', 'logLevel', 'loud'],
    ['{"context": {"keywords": "magic"}}', 'context.keywords', 'magic'],
    ['{"context": {"roots": ["/srv", "src"]}}', 'context.roots.1', 'src'],
  ])('%s is refused with the key and the value', (text, key, value) => {
    write(text);
    const { code, message } = refusal();
    expect(code).toBe('CONFIG_INVALID');
    expect(message).toContain(key);
    expect(message).toContain(value);
  });

  it.each(['{"a": ', '[]', '"text"'])('%s cannot be read and is named', (text) => {
    write(text);
    const { code, message } = refusal();
    expect(code).toBe('CONFIG_UNREADABLE');
    expect(message).toContain('config.json');
  });

  it('gives way to environment variables', () => {
    write('{"sync": {"intervalSeconds": 5}, "logLevel": "debug"}');
    const configuration = loadConfiguration(home, {
      DEEPCODESEEK_SYNC_INTERVAL_SECONDS: '7',
      DEEPCODESEEK_LOG_LEVEL: 'warn',
      DEEPCODESEEK_SERVER_HOST: '127.0.0.2',
      PORT: '8080',
    });
    expect(configuration.sync.intervalSeconds).toBe(7);
    expect(configuration.logLevel).toBe('warn');
    expect(configuration.server).toEqual({ host: '127.0.0.2', port: 8080 });
  });

  it('takes switches and shares from the environment', () => {
    expect(loadConfiguration(home, {}).suggest).toMatchObject({
      threshold: 0.02,
      alreadyNamed: true,
    });
    expect(loadConfiguration(home, {}).model.documentation).toBe(false);
    const { suggest, training, model } = loadConfiguration(home, {
      DEEPCODESEEK_MODEL_DOCUMENTATION: 'true',
      DEEPCODESEEK_SUGGEST_THRESHOLD: '0.1',
      DEEPCODESEEK_SUGGEST_ALREADY_NAMED: 'false',
      DEEPCODESEEK_TRAINING_AUTOMATIC: 'false',
      DEEPCODESEEK_TRAINING_CHANGED_SHARE: '0.3',
    });
    expect(suggest).toMatchObject({ threshold: 0.1, alreadyNamed: false });
    expect(model.documentation).toBe(true);
    expect(training).toMatchObject({ automatic: false, changedShare: 0.3, intervalHours: 24 });
  });

  it('takes folders from the environment, separated as those of PATH are', () => {
    expect(loadConfiguration(home, {}).context).toEqual({
      keywords: 'static',
      keywordTimeoutMs: 3_000,
      roots: [],
    });
    const { context } = loadConfiguration(home, {
      DEEPCODESEEK_CONTEXT_KEYWORDS: 'chat',
      DEEPCODESEEK_CONTEXT_KEYWORD_TIMEOUT_MS: '500',
      DEEPCODESEEK_CONTEXT_ROOTS: ['/srv/a', '/srv/b c', ''].join(delimiter),
    });
    expect(context).toEqual({
      keywords: 'chat',
      keywordTimeoutMs: 500,
      roots: ['/srv/a', '/srv/b c'],
    });
    expect(() => loadConfiguration(home, { DEEPCODESEEK_CONTEXT_ROOTS: 'src' })).toThrow(
      'context.roots.0',
    );
  });

  it('names a bad environment value like any other', () => {
    expect(() => loadConfiguration(home, { PORT: 'many' })).toThrow('server.port');
    expect(() => loadConfiguration(home, { DEEPCODESEEK_SUGGEST_ALREADY_NAMED: 'no' })).toThrow(
      'suggest.alreadyNamed',
    );
    expect(() => loadConfiguration(home, { DEEPCODESEEK_SUGGEST_THRESHOLD: '7' })).toThrow(
      'suggest.threshold',
    );
  });

  it('keeps what it does not change, and writes no defaults', () => {
    write('{"logLevel": "debug"}');
    changeConfiguration(home, (current) => ({ ...current, server: { port: 5000 } }));
    expect(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))).toEqual({
      logLevel: 'debug',
      server: { port: 5000 },
    });
  });

  it('is left as it was when a change would not be valid', () => {
    write('{"logLevel": "debug"}');
    expect(() => {
      changeConfiguration(home, () => ({ logLevel: 'loud' }));
    }).toThrow('logLevel');
    expect(readFileSync(join(home, 'config.json'), 'utf8')).toBe('{"logLevel": "debug"}');
  });
});
