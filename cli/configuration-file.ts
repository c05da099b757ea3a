/**
 * Reads and writes `config.json`. Environment variables go before the file: `DEEPCODESEEK_SYNC_INTERVAL_SECONDS`
 * sets `sync.intervalSeconds`, `DEEPCODESEEK_LOG_LEVEL` sets `logLevel`, and `PORT` sets `server.port`. The folders of
 * `DEEPCODESEEK_CONTEXT_ROOTS` are separated as those of PATH are.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { configurationSchema, createError, type Configuration } from '../domain/index.js';

type Json = Record<string, unknown>;

const jsonObject = z.record(z.string(), z.unknown());
/** A list as well, by index. */
const jsonContainer = z
  .array(z.unknown())
  .transform((list): Json => Object.fromEntries(list.entries()))
  .or(jsonObject);

export function configurationPath(home: string): string {
  return join(home, 'config.json');
}

/**
 * The configuration of a home folder with defaults filled in.
 * Throws CONFIG_UNREADABLE, CONFIG_UNKNOWN_KEY (with the nearest known key) or CONFIG_INVALID.
 */
export function loadConfiguration(home: string, environment: NodeJS.ProcessEnv): Configuration {
  const file = configurationPath(home);
  const merged = withEnvironment(readJson(file), environment);
  const parsed = configurationSchema.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw explain(parsed.error, merged, file);
}

/** Changes the file as it stands, without writing defaults or environment values into it. Atomic. */
export function changeConfiguration(home: string, change: (current: Json) => Json): void {
  const file = configurationPath(home);
  const changed = change(readJson(file));
  const parsed = configurationSchema.safeParse(changed);
  if (!parsed.success) throw explain(parsed.error, changed, file);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${String(process.pid)}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(changed, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, file);
}

function readJson(file: string): Json {
  if (!existsSync(file)) return {};
  try {
    return jsonObject.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'it is not a JSON object' : messageOf(cause);
    throw createError('CONFIG_UNREADABLE', { file, reason }, { cause });
  }
}

function withEnvironment(settings: Json, environment: NodeJS.ProcessEnv): Json {
  const result: Json = { ...settings };
  for (const { variable, path, kind } of environmentSettings) {
    const text = environment[variable];
    if (text === undefined || text === '') continue;
    const value = settingFrom(text, kind);
    const [section, key] = path;
    if (key === undefined) result[section] = value;
    else result[section] = { ...jsonObject.catch({}).parse(result[section]), [key]: value };
  }
  return result;
}

/** The text itself where it is not of the kind: the schema refuses it, and the error shows what was written. */
function settingFrom(text: string, kind: EnvironmentSetting['kind']): Json[string] {
  if (kind === 'number') return Number(text);
  if (kind === 'list') return text.split(delimiter).filter((item) => item !== '');
  if (kind === 'switch' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

interface EnvironmentSetting {
  readonly variable: string;
  readonly path: readonly [string, string?];
  readonly kind: 'text' | 'number' | 'switch' | 'list';
}

/** Derived from the schema, so that no setting is without its variable. */
const environmentSettings: readonly EnvironmentSetting[] = [
  { variable: 'DEEPCODESEEK_LOG_LEVEL', path: ['logLevel'], kind: 'text' },
  ...(['sync', 'server', 'suggest', 'training', 'model', 'models', 'context'] as const).flatMap(
    (section) =>
      Object.entries(configurationSchema.parse({})[section]).map(
        ([key, fallback]): EnvironmentSetting => ({
          variable: `DEEPCODESEEK_${upperSnake(section)}_${upperSnake(key)}`,
          path: [section, key],
          kind: kindOf(fallback),
        }),
      ),
  ),
  { variable: 'PORT', path: ['server', 'port'], kind: 'number' },
];

function kindOf(fallback: unknown): EnvironmentSetting['kind'] {
  if (typeof fallback === 'boolean') return 'switch';
  if (Array.isArray(fallback)) return 'list';
  return typeof fallback === 'number' ? 'number' : 'text';
}

function upperSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

function explain(error: z.ZodError, settings: Json, file: string): Error {
  const issue = error.issues[0];
  if (issue === undefined) return error;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const path = [...issue.path, key].join('.');
    const nearest = nearestKey(key, issue.path);
    return createError('CONFIG_UNKNOWN_KEY', { file, key: path, nearest }, { cause: error });
  }
  const key = issue.path.join('.') || 'the whole';
  const value = valueAt(settings, issue.path);
  const given = value === undefined ? '' : `, got ${JSON.stringify(value)}`;
  return createError(
    'CONFIG_INVALID',
    { file, key, reason: `${issue.message}${given}` },
    { cause: error },
  );
}

const INSTANCE_SAMPLE = { instances: { sample: {} } };

function nearestKey(key: string, path: readonly PropertyKey[]): string | null {
  const sample = configurationSchema.parse(INSTANCE_SAMPLE);
  const steps = path.map((step, index) =>
    index === 1 && path[0] === 'instances' ? 'sample' : step,
  );
  const siblings = [
    ...Object.keys(jsonObject.catch({}).parse(valueAt(sample, steps))),
    ...optionalKeys(steps),
  ];
  if (siblings.length === 0) return null;
  const nearest = closest(key, siblings);
  return distance(key, nearest) <= Math.max(3, key.length / 2) ? nearest : null;
}

/** Keys without a default do not show up in a parsed sample. */
function optionalKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 2 && path[0] === 'instances') return ['url'];
  if (path.at(-1) === 'tls') return ['certFile', 'keyFile', 'caFile'];
  if (path.at(-1) === 'authentication')
    return ['method', 'user', 'clientId', 'redirectPort', 'scope'];
  return [];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, step) => jsonContainer.catch({}).parse(current)[String(step)],
    value,
  );
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
