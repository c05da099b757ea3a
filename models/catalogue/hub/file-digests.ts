import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { HubFile } from './hub-answers.js';

/** The hashes of a file of a known size, built up as its bytes come. */
export class FileDigests {
  #bytes = 0;
  readonly #sha256: Hash = createHash('sha256');
  readonly #gitSha1: Hash;

  constructor(size: number) {
    // As git names a blob: its kind and size stand before it.
    this.#gitSha1 = createHash('sha1').update(`blob ${String(size)}\0`);
  }

  /** How many bytes came. */
  get bytes(): number {
    return this.#bytes;
  }

  update(chunk: Buffer): void {
    this.#sha256.update(chunk);
    this.#gitSha1.update(chunk);
    this.#bytes += chunk.length;
  }

  async updateFrom(path: string, signal: AbortSignal | undefined): Promise<void> {
    for await (const chunk of createReadStream(path, signal === undefined ? {} : { signal })) {
      if (Buffer.isBuffer(chunk)) this.update(chunk);
    }
  }

  /** In hexadecimal, of what came so far. */
  sha256(): string {
    return this.#sha256.copy().digest('hex');
  }

  /** The hash of the kind that the hub knows the file by. */
  as(kind: HubFile['hash']['kind']): string {
    return kind === 'sha256' ? this.sha256() : this.#gitSha1.copy().digest('hex');
  }
}
