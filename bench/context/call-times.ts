import { questionAt, type Cursor } from './question.js';
import {
  LANGUAGES,
  samplePositions,
  type Repository,
  type SampleOptions,
} from './sampling/index.js';
import type { ContextSystem } from './systems/index.js';

export interface CallOptions extends Pick<SampleOptions, 'positions' | 'seed'> {
  readonly cursor: Cursor;
}

/** Calls before the first that counts: they read the files into memory and compile the program. */
const WARM_UP = 5;

/** Milliseconds of one call at each sampled position, one after the other, warm. Throws where there is no position. */
export async function callTimes(
  repository: Repository,
  { cursor, ...sampling }: CallOptions,
  system: ContextSystem,
): Promise<readonly number[]> {
  const files = new Map(repository.files.map((file) => [file.path, file]));
  const positions = samplePositions(repository, { ...sampling, languages: LANGUAGES });
  const questions = positions.flatMap((position) => {
    const source = files.get(position.file);
    return source === undefined ? [] : [questionAt(position, source, cursor, 'before')];
  });
  if (questions.length === 0) throw new Error(`${repository.name} has no position to ask at`);
  for (const question of questions.slice(0, WARM_UP)) await system.answer(question);
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await system.answer(question);
    times.push(performance.now() - started);
  }
  return times;
}
