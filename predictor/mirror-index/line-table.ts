/** Which scripts' sketches hold a line: hashes and script numbers in an open-addressing table, for a million lines in 16 MB. */

const INITIAL_SLOTS = 1 << 12;
const MAX_LOAD = 0.6;
/** A line of so many scripts tells nothing of which script one sees; more are not noted. */
export const MAX_SCRIPTS_OF_LINE = 20;

export class LineTable {
  #hashes = new Int32Array(INITIAL_SLOTS);
  /** The script's number plus one; 0 marks a free slot. */
  #scripts = new Int32Array(INITIAL_SLOTS);
  #used = 0;

  get byteLength(): number {
    return this.#hashes.byteLength + this.#scripts.byteLength;
  }

  add(line: number, script: number): void {
    if (this.#used > this.#hashes.length * MAX_LOAD) this.#grow();
    const { slot, count } = this.#probe(line, () => undefined);
    if (count >= MAX_SCRIPTS_OF_LINE) return;
    this.#hashes[slot] = line;
    this.#scripts[slot] = script + 1;
    this.#used += 1;
  }

  /** Numbers of the scripts, those that have left the index included; at most MAX_SCRIPTS_OF_LINE. */
  scripts(line: number): readonly number[] {
    const found: number[] = [];
    this.#probe(line, (script) => found.push(script));
    return found;
  }

  /** Visits the scripts of a line; gives the free slot behind them and how many there are. */
  #probe(line: number, visit: (script: number) => void): { slot: number; count: number } {
    const mask = this.#hashes.length - 1;
    let slot = line & mask;
    let count = 0;
    for (;;) {
      const script = this.#scripts[slot] ?? 0;
      if (script === 0) return { slot, count };
      if (this.#hashes[slot] === line) {
        visit(script - 1);
        count += 1;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const hashes = this.#hashes;
    const scripts = this.#scripts;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#scripts = new Int32Array(hashes.length * 2);
    for (let at = 0; at < hashes.length; at += 1) {
      const script = scripts[at] ?? 0;
      if (script === 0) continue;
      const { slot } = this.#probe(hashes[at] ?? 0, () => undefined);
      this.#hashes[slot] = hashes[at] ?? 0;
      this.#scripts[slot] = script;
    }
  }
}
