/** Examples on their way to a dataset file: all of them are written down first, because which stay is known at the end. */
import { createReadStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createError, type Example } from '../../domain/index.js';
import { withoutCode, type CountedExample } from './dataset-report.js';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 20;

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
      await this.#writer.line(oneLine(example));
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

/** JSON allows two line separators within strings at which many readers of lines, Node's among them, would part it. */
function oneLine(example: Example): string {
  return JSON.stringify(example).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

class LineWriter {
  #waiting: string[] = [];
  #length = 0;

  private constructor(private readonly handle: FileHandle) {}

  static async open(file: string): Promise<LineWriter> {
    return new LineWriter(await open(file, 'w'));
  }

  async line(text: string): Promise<void> {
    this.#waiting.push(text, '\n');
    this.#length += text.length + 1;
    if (this.#length >= CHUNK) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.handle.close();
    }
  }

  async #flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#length = 0;
    await this.handle.writeFile(text);
  }
}
