import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createError, type Example } from '../../domain/index.js';
import { jsonLine, LineWriter } from '../line-writer.js';
import {
  CARDS_FILE,
  HEADER_FILE,
  MOST_CANDIDATES,
  RERANK_FILES,
  type RerankHeader,
  type RerankQuestion,
} from './rerank-format.js';

type Split = Example['split'];
const FILES: ReadonlySet<string> = new Set(RERANK_FILES);

/**
 * A folder on its way. It is written beside the wanted place, line by line; `finish` puts it there in one step, in place of
 * an earlier one, and `discard` leaves nothing. Throws RERANK_UNWRITABLE wherever the disk refuses.
 */
export class RerankFolder {
  /** Where a dataset may lie while the work goes on; it goes with the end of it. */
  readonly examplesFile: string;
  readonly #cards = new Map<string, number>();
  readonly #counts = { train: 0, validation: 0, test: 0 };

  private constructor(
    private readonly folder: string,
    private readonly draft: string,
    private readonly writers: Readonly<Record<Split | 'cards', LineWriter>>,
  ) {
    this.examplesFile = join(draft, 'examples.jsonl');
  }

  /** `folder` is missing, empty, or holds nothing but an earlier one; else throws RERANK_FOLDER_NOT_EMPTY. */
  static async open(folder: string): Promise<RerankFolder> {
    const draft = await writing(folder, async () => {
      const other = (await namesIn(folder)).find((name) => !FILES.has(name));
      if (other !== undefined) throw createError('RERANK_FOLDER_NOT_EMPTY', { folder, other });
      await mkdir(dirname(folder), { recursive: true });
      return mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    });
    const file = (name: string): Promise<LineWriter> => LineWriter.open(join(draft, name));
    try {
      return await writing(folder, async () => {
        const cards = await file(CARDS_FILE);
        const train = await file('train.jsonl');
        const validation = await file('validation.jsonl');
        const test = await file('test.jsonl');
        return new RerankFolder(folder, draft, { cards, train, validation, test });
      });
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }

  get questions(): RerankHeader['questions'] {
    return { ...this.#counts };
  }

  get cards(): number {
    return this.#cards.size;
  }

  /** The number of a card; of one that is there already the one that it has. */
  async card(api: string, text: string): Promise<number> {
    // Texts are most of what the folder holds; their hashes are enough to know them again.
    const key = createHash('sha256').update(`${api}\n${text}`).digest('base64');
    const known = this.#cards.get(key);
    if (known !== undefined) return known;
    const card = this.#cards.size;
    this.#cards.set(key, card);
    await this.#line('cards', { card, api, text });
    return card;
  }

  async question(split: Split, question: RerankQuestion): Promise<void> {
    this.#counts[split] += 1;
    await this.#line(split, question);
  }

  async finish({
    instance,
    generation,
  }: Pick<RerankHeader, 'instance' | 'generation'>): Promise<void> {
    const header: RerankHeader = {
      format: 'deepcodeseek-rerank',
      version: 1,
      ...{ instance, generation },
      candidates: MOST_CANDIDATES,
      cards: this.cards,
      questions: this.questions,
    };
    await writing(this.folder, async () => {
      for (const writer of Object.values(this.writers)) await writer.close();
      await rm(this.examplesFile, { force: true });
      await writeFile(join(this.draft, HEADER_FILE), `${JSON.stringify(header)}\n`);
      await replaceFolder(this.folder, this.draft);
    });
  }

  /** After `finish` it has nothing to do. */
  async discard(): Promise<void> {
    // What a full disk refused to take is lost with the rest.
    await Promise.allSettled(Object.values(this.writers).map((writer) => writer.close()));
    await rm(this.draft, { recursive: true, force: true });
  }

  #line(name: Split | 'cards', value: unknown): Promise<void> {
    return writing(this.folder, () => this.writers[name].line(jsonLine(value)));
  }
}

/** A kill between the two steps leaves the earlier folder beside, under the name of the draft with `.old`. */
async function replaceFolder(folder: string, draft: string): Promise<void> {
  const old = `${draft}.old`;
  const isThere = await rename(folder, old).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
  try {
    await rename(draft, folder);
  } catch (error) {
    if (isThere) await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function writing<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    const reason = String(error.code);
    throw createError('RERANK_UNWRITABLE', { folder, reason }, { cause: error });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
