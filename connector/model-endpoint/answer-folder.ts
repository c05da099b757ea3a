/** The answers of a model that came, so that none is asked for twice: one file each, named by the hash of its question. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createError, type ChatAnswer, type ChatRequest } from '../../domain/index.js';

const MAX_ANSWERS = 10_000;

const keptSchema = z.strictObject({
  version: z.literal(1),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.literal('too-large') }),
  ]),
});

/** A question to the model at one address. */
export interface AddressedQuestion {
  readonly address: string;
  readonly request: ChatRequest;
}

export class AnswerFolder {
  constructor(private readonly folder: string) {}

  /** Null where none came yet, and where the file is damaged: then it is asked for anew. */
  async read(question: AddressedQuestion): Promise<ChatAnswer | null> {
    const text = await readFile(this.#file(question), 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      return keptSchema.parse(JSON.parse(text)).answer;
    } catch {
      return null;
    }
  }

  /** Throws MODEL_ANSWERS_UNWRITABLE. */
  async keep(question: AddressedQuestion, answer: ChatAnswer): Promise<void> {
    const file = this.#file(question);
    await this.#guard(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.partial`, JSON.stringify({ version: 1, answer }), { mode: 0o600 });
      await rename(`${file}.partial`, file);
    });
  }

  /** Removes the oldest answers beyond 10,000. */
  async prune(): Promise<void> {
    const names = await readdir(this.folder).catch((): string[] => []);
    if (names.length <= MAX_ANSWERS) return;
    await this.#guard(async () => {
      const dated = await Promise.all(
        names.map(async (name) => {
          const file = join(this.folder, name);
          return { file, changed: (await stat(file)).mtimeMs };
        }),
      );
      const oldest = dated.toSorted((one, other) => one.changed - other.changed);
      for (const { file } of oldest.slice(0, names.length - MAX_ANSWERS)) await rm(file);
    });
  }

  #file({ address, request }: AddressedQuestion): string {
    const hash = createHash('sha256').update(JSON.stringify([address, request]));
    return join(this.folder, `${hash.digest('hex')}.json`);
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw createError('MODEL_ANSWERS_UNWRITABLE', { folder: this.folder, reason }, { cause });
    }
  }
}
