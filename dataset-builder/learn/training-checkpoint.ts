/** What a training has done so far, on disk, so that one that was killed goes on where it was. */
import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeepCodeSeekError } from '../../domain/index.js';
import { parseTrees, serialiseTrees, type TreeEnsemble } from '../../models/index.js';
import type { KeptQuestion } from './kept-question.js';
import { packQuestions, unpackQuestions } from './packed-questions.js';

const PREFIX = 'checkpoint-';
/** Trees between two writes: some seconds of work. */
const TREES_BETWEEN = 25;

/**
 * One folder, `checkpoint-KEY`. The key names all that the work follows from, so that what is there fits or has another
 * name. Each file appears whole or not at all; one that is damaged all the same counts as absent.
 */
export class TrainingCheckpoint {
  /** Where the examples go; made in one step, so that they are complete where the file is there. */
  readonly examplesFile: string;
  readonly #folder: string;
  readonly #treesFile: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.examplesFile = join(folder, 'examples.jsonl');
    this.#treesFile = join(folder, 'trees.json');
  }

  /** Opens the checkpoint of a key in the folder of the ranker, and throws away those of other keys. */
  static async open(rankerFolder: string, key: string): Promise<TrainingCheckpoint> {
    const own = `${PREFIX}${key}`;
    await mkdir(join(rankerFolder, own), { recursive: true });
    for (const name of await readdir(rankerFolder)) {
      if (!name.startsWith(PREFIX) || name === own) continue;
      await rm(join(rankerFolder, name), { recursive: true, force: true });
    }
    return new TrainingCheckpoint(join(rankerFolder, own));
  }

  async hasExamples(): Promise<boolean> {
    const found = await present(stat(this.examplesFile));
    return found !== null;
  }

  /** A part of the questions, in their order; null where it is still to be asked. */
  async questions(part: number): Promise<readonly (KeptQuestion | null)[] | null> {
    const bytes = await present(readFile(this.#questionsFile(part)));
    return bytes && unpackQuestions(bytes);
  }

  async keepQuestions(part: number, questions: readonly (KeptQuestion | null)[]): Promise<void> {
    const file = this.#questionsFile(part);
    await writeFile(`${file}.new`, packQuestions(questions));
    await rename(`${file}.new`, file);
  }

  /** The trees so far, or null. */
  async trees(names: readonly string[]): Promise<TreeEnsemble | null> {
    const text = await present(readFile(this.#treesFile, 'utf8'));
    if (text === null) return null;
    try {
      return parseTrees(text, { source: this.#treesFile, names }).ensemble;
    } catch (error) {
      if (error instanceof DeepCodeSeekError) return null;
      throw error;
    }
  }

  /** Keeps the trees, every now and then. In one piece: the thread is the training's own. */
  keepTrees(ensemble: TreeEnsemble): void {
    const count = ensemble.trees.length;
    if (count % TREES_BETWEEN !== 0) return;
    const trainedOn = { date: new Date().toISOString(), counts: { trees: count } };
    writeFileSync(
      `${this.#treesFile}.new`,
      serialiseTrees({ ensemble, calibration: null, trainedOn }),
    );
    renameSync(`${this.#treesFile}.new`, this.#treesFile);
  }

  /** Removes all of it: the training is over. */
  async discard(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #questionsFile(part: number): string {
    return join(this.#folder, `questions-${part}.bin`);
  }
}

/** Null where there is no such file. */
async function present<Content>(reading: Promise<Content>): Promise<Content | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
