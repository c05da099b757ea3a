/** Examples on their way to a dataset file: all of them are written down first, because which stay is known at the end. */
import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createError, type Example } from '../../domain/index.js';
import { jsonLine, LineWriter } from '../line-writer.js';
import { withoutCode, type CountedExample } from './dataset-report.js';

/**
 * Writes beside `file`; `finish` puts the examples that stay in its place in one step, `discard` leaves nothing.
 * Throws DATASET_UNWRITABLE where the disk refuses.
 */
export class DraftFile {
  readonly #drafts: string;
  readonly #partial: string;
  readonly #counted: CountedExample[] = [];
  readonly #ids = new Set<string>();
  #writer: LineWriter | null = null;

  constructor(private readonly file: string) {
    this.#drafts = `${file}.${process.pid}.drafts`;
    this.#partial = `${file}.${process.pid}.partial`;
  }

  /** What has been added, without the code. */
  get examples(): readonly CountedExample[] {
    return this.#counted;
  }

  /** An example that is there already is not added again. */
  async add(example: Example): Promise<void> {
    if (this.#ids.has(example.id)) return;
    this.#ids.add(example.id);
    this.#counted.push(withoutCode(example));
    await this.#guard(async () => {
      this.#writer ??= await LineWriter.open(this.#drafts);
      await this.#writer.line(jsonLine(example));
    });
  }

  /** Makes `file` of the examples with these ids, in the order in which they were added. */
  async finish(ids: ReadonlySet<string>, signal?: AbortSignal): Promise<void> {
    await this.#guard(async () => {
      await this.#close();
      const writer = await LineWriter.open(this.#partial);
      this.#writer = writer;
      let index = 0;
      // Made right before it is read: what it reads while nobody listens is lost.
      const lines = createInterface({ input: createReadStream(this.#drafts), crlfDelay: Infinity });
      for await (const line of lines) {
        signal?.throwIfAborted();
        const id = this.#counted[index]?.id;
        if (id !== undefined && ids.has(id)) await writer.line(line);
        index += 1;
      }
      await this.#close();
      await rename(this.#partial, this.file);
      await rm(this.#drafts, { force: true });
    }, signal);
  }

  async discard(): Promise<void> {
    await this.#close();
    await rm(this.#drafts, { force: true });
    await rm(this.#partial, { force: true });
  }

  async #close(): Promise<void> {
    const writer = this.#writer;
    this.#writer = null;
    await writer?.close();
  }

  async #guard(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (signal?.aborted === true) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw createError('DATASET_UNWRITABLE', { file: this.file, reason }, { cause });
    }
  }
}
