/** A file that is being fetched: `NAME.part`, beside it what the server calls its version, and the hashes of what is there. */
import { mkdir, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FileDigests } from './file-digests.js';

export class PartFile {
  #digests: FileDigests;
  /** The ETag under which the file was begun; null where the server gave none, and then it cannot go on. */
  #version: string | null = null;

  private constructor(
    private readonly target: string,
    private readonly size: number,
    private readonly handle: FileHandle,
  ) {
    this.#digests = new FileDigests(size);
  }

  /** Opens what an earlier attempt left for `target`, and hashes it. */
  static async open(target: string, size: number, signal?: AbortSignal): Promise<PartFile> {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    // Created where it is missing, and then opened to be written at any place.
    await (await open(`${target}.part`, 'a', 0o600)).close();
    const part = new PartFile(target, size, await open(`${target}.part`, 'r+'));
    try {
      await part.#take(signal);
    } catch (error) {
      await part.close();
      throw error;
    }
    return part;
  }

  /** Of what is there. */
  get digests(): FileDigests {
    return this.#digests;
  }

  get version(): string | null {
    return this.#version;
  }

  /** Throws away what is there; what comes next is of this version. */
  async begin(version: string | null): Promise<void> {
    this.#digests = new FileDigests(this.size);
    this.#version = version;
    await this.handle.truncate(0);
    if (version === null) await rm(this.#versionFile, { force: true });
    else await writeFile(this.#versionFile, version, { mode: 0o600 });
  }

  async append(chunk: Buffer): Promise<void> {
    for (let offset = 0; offset < chunk.length;) {
      const position = this.#digests.bytes + offset;
      offset += (await this.handle.write(chunk, offset, chunk.length - offset, position))
        .bytesWritten;
    }
    this.#digests.update(chunk);
  }

  /** Gives the file its name. */
  async finish(): Promise<void> {
    await this.handle.truncate(this.#digests.bytes);
    await this.handle.sync();
    await this.handle.close();
    await rename(`${this.target}.part`, this.target);
    await rm(this.#versionFile, { force: true });
  }

  /** Closing twice, or after `finish`, is closing once. */
  async close(): Promise<void> {
    await this.handle.close();
  }

  get #versionFile(): string {
    return `${this.target}.part.etag`;
  }

  async #take(signal: AbortSignal | undefined): Promise<void> {
    this.#version = await readFile(this.#versionFile, 'utf8').catch(() => null);
    if (this.#version === null) return this.begin(null);
    await this.#digests.updateFrom(`${this.target}.part`, signal);
    if (this.#digests.bytes > this.size) await this.begin(null);
  }
}
