/** The secrets of one instance: environment variables first, then a file that only its owner may read. */
import { open, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { createError } from '../domain/index.js';
import { parseJson } from './parse-json.js';

const secretsSchema = z.strictObject({
  password: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  accessToken: z.string().min(1).optional(),
  apiKey: z.string().min(1).optional(),
  keyPassphrase: z.string().min(1).optional(),
});

export type InstanceSecrets = Readonly<z.output<typeof secretsSchema>>;

/** The secrets that a person gives; access tokens are fetched, never given. */
const VARIABLE_SUFFIXES = {
  password: 'PASSWORD',
  clientSecret: 'CLIENT_SECRET',
  refreshToken: 'REFRESH_TOKEN',
  apiKey: 'API_KEY',
  keyPassphrase: 'KEY_PASSPHRASE',
} as const;

export type GivenSecret = keyof typeof VARIABLE_SUFFIXES;

/** The environment variable that holds one secret of an instance: `DEEPCODESEEK_ACME_DEV_PASSWORD`. */
export function secretVariable(instance: string, secret: GivenSecret): string {
  const name = instance.toUpperCase().replace(/[^A-Z0-9]/g, '_');
  return `DEEPCODESEEK_${name}_${VARIABLE_SUFFIXES[secret]}`;
}

/**
 * Reads the secrets of an instance; a variable goes before the file, an empty variable counts as absent,
 * and a missing file holds nothing. Throws SECRET_FILE_EXPOSED when others may read the file,
 * SECRET_FILE_UNREADABLE when it cannot be understood.
 */
export async function readSecrets(options: {
  readonly instance: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<InstanceSecrets> {
  const { instance, file, environment } = options;
  const stored = await readSecretFile(file);
  const given = (secret: GivenSecret): InstanceSecrets => {
    const value = environment[secretVariable(instance, secret)];
    return value === undefined || value === '' ? {} : { [secret]: value };
  };
  return {
    ...stored,
    ...given('password'),
    ...given('clientSecret'),
    ...given('refreshToken'),
    ...given('apiKey'),
    ...given('keyPassphrase'),
  };
}

/** Replaces the secret file in one step; it is readable by its owner alone from its first byte. */
export async function writeSecrets(options: {
  readonly file: string;
  readonly secrets: InstanceSecrets;
}): Promise<void> {
  const { file, secrets } = options;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${String(process.pid)}.${String(Date.now())}.new`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.chmod(0o600);
      await handle.writeFile(`${JSON.stringify(secretsSchema.parse(secrets), null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function readSecretFile(file: string): Promise<InstanceSecrets> {
  const found = await stat(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw unreadable(file, 'it cannot be opened');
  });
  if (found === null) return {};
  // Windows has no such permissions; there the profile folder's own access list protects the file.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw createError('SECRET_FILE_EXPOSED', { file, mode: (found.mode & 0o777).toString(8) });
  }
  const text = await readFile(file, 'utf8').catch(() => {
    throw unreadable(file, 'it cannot be opened');
  });
  // The parser's own message quotes the text, which holds secrets.
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success) throw unreadable(file, 'it is not the JSON that `connect` writes');
  return parsed.data;
}

function unreadable(file: string, reason: string): Error {
  return createError('SECRET_FILE_UNREADABLE', { file, reason });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
