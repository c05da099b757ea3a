import { open, type FileHandle } from 'node:fs/promises';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 20;

/** Writes a file line by line; whoever opened it closes it. Throws what the file system throws. */
export class LineWriter {
  #waiting: string[] = [];
  #length = 0;

  private constructor(private readonly handle: FileHandle) {}

  static async open(file: string): Promise<LineWriter> {
    return new LineWriter(await open(file, 'w'));
  }

  /** One at a time. */
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

/** JSON allows two line separators within strings at which many readers of lines, Node's among them, would part it. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
