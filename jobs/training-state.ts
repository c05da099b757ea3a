/** What an instance remembers of its trainings, beside its weights: one small file, written in one step. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createError } from '../domain/index.js';

const trainingStateSchema = z.strictObject({
  version: z.literal(1),
  /** What the last training by hand left out, as it was told: a sys_id or `scope.name` each. */
  excludeScripts: z.array(z.string()).readonly(),
  /** When the last training began, ISO 8601. */
  begunAt: z.iso.datetime(),
  /** Trainings that have begun since one came to its end. */
  unended: z.int().min(0),
  /** The mirror that the last training learned from which came to its end; null when none did. */
  learned: z.strictObject({ identity: z.string(), generation: z.int() }).readonly().nullable(),
});
export type TrainingState = z.output<typeof trainingStateSchema>;

/** Null before the first training. Throws TRAINING_STATE_UNREADABLE. */
export async function readTrainingState(rankerFolder: string): Promise<TrainingState | null> {
  const file = fileIn(rankerFolder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const parsed = trainingStateSchema.safeParse(json(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const reason = `"${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'unknown'}`;
  throw createError('TRAINING_STATE_UNREADABLE', { file, reason }, { cause: parsed.error });
}

export async function writeTrainingState(
  rankerFolder: string,
  state: Omit<TrainingState, 'version'>,
): Promise<void> {
  const file = fileIn(rankerFolder);
  await mkdir(rankerFolder, { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify({ version: 1, ...state }));
  await rename(`${file}.new`, file);
}

function fileIn(rankerFolder: string): string {
  return join(rankerFolder, 'training.json');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
