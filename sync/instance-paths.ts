/** Where the mirror of an instance lies in a home folder: `<home>/instances/<name>/`. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createError } from '../domain/index.js';

export interface InstancePaths {
  readonly folder: string;
  /** The SQLite file. */
  readonly database: string;
  /** The folder of the packed text. */
  readonly shards: string;
  /** The folder of what the ranker has learned here. */
  readonly ranker: string;
  /** The folders of the files that jobs make: datasets, their exports, evaluations. They hold code of the mirror. */
  readonly datasets: string;
  readonly exports: string;
  readonly evaluations: string;
  /** The file with the instance's secrets, mode 0600. */
  readonly secrets: string;
}

const DATABASE_FILE = 'mirror.db';
/** The names that the configuration admits; none of them leads out of the folder. */
const INSTANCE_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/i;

/** Paths of an instance, whether they exist or not. Throws ARGUMENT_INVALID for a name that is none. */
export function instancePaths(home: string, instance: string): InstancePaths {
  if (!INSTANCE_NAME.test(instance)) {
    throw createError('ARGUMENT_INVALID', {
      argument: 'instance',
      value: instance,
      expected: 'letters, digits, ".", "_" and "-", at most 63',
    });
  }
  const folder = join(home, 'instances', instance);
  return {
    folder,
    database: join(folder, DATABASE_FILE),
    shards: join(folder, 'shards'),
    ranker: join(folder, 'ranker'),
    datasets: join(folder, 'datasets'),
    exports: join(folder, 'exports'),
    evaluations: join(folder, 'evaluations'),
    secrets: join(folder, 'secrets.json'),
  };
}

/** Names of the instances that have a mirror in `home`, sorted; empty when there is no such folder. */
export async function listInstances(home: string): Promise<string[]> {
  const entries = await readdir(join(home, 'instances'), { withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  const names = entries
    .filter((entry) => entry.isDirectory() && INSTANCE_NAME.test(entry.name))
    .map((entry) => entry.name);
  const mirrored = await Promise.all(
    names.map(async (name) => ({ name, exists: await isFile(instancePaths(home, name).database) })),
  );
  return mirrored
    .filter(({ exists }) => exists)
    .map(({ name }) => name)
    .sort();
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
