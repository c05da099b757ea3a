/** Records on their way from an export to the mirror: their text waits in a temporary file, their order in memory. */
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const WRITE_BYTES = 1024 * 1024;

/** Where a record lies in the file. */
export interface SpoolPlace {
  readonly offset: number;
  readonly length: number;
}

export type SpooledRow = Readonly<Record<string, string>>;
const rowSchema = z.record(z.string(), z.string());

export class RecordSpool {
  readonly #file: FileHandle;
  readonly #folder: string;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #written = 0;

  private constructor(file: FileHandle, folder: string) {
    this.#file = file;
    this.#folder = folder;
  }

  /** The file is readable by its owner alone, and on POSIX systems has no name any more: a killed process leaves nothing. */
  static async create(): Promise<RecordSpool> {
    const folder = await mkdtemp(join(tmpdir(), 'deepcodeseek-import-'));
    const file = await open(join(folder, 'records'), 'wx+', 0o600);
    if (process.platform !== 'win32') await rm(folder, { recursive: true });
    return new RecordSpool(file, folder);
  }

  async add(row: SpooledRow): Promise<SpoolPlace> {
    const bytes = Buffer.from(JSON.stringify(row));
    const place = { offset: this.#written + this.#waitingBytes, length: bytes.length };
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= WRITE_BYTES) await this.flush();
    return place;
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (let start = 0; start < bytes.length;) {
      const { bytesWritten } = await this.#file.write(
        bytes,
        start,
        bytes.length - start,
        this.#written,
      );
      start += bytesWritten;
      this.#written += bytesWritten;
    }
  }

  async read({ offset, length }: SpoolPlace): Promise<SpooledRow> {
    const bytes = Buffer.alloc(length);
    for (let start = 0; start < length;) {
      const { bytesRead } = await this.#file.read(bytes, start, length - start, offset + start);
      if (bytesRead === 0)
        throw new Error('The temporary file of the import is shorter than it was.');
      start += bytesRead;
    }
    return rowSchema.parse(JSON.parse(bytes.toString('utf8')));
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
