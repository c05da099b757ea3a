/** The scripts of the mirror by number, sys_id, name, and by the lines of their sketches. */
import { GrowableInts } from '../terms/growable-ints.js';
import { hashOf } from '../terms/term-table.js';
import type { ScriptEntry } from './entries.js';
import { LineTable } from './line-table.js';

export class ScriptRegister {
  readonly #entries: (ScriptEntry | null)[] = [];
  /** A hash of each script's sys_id. */
  readonly #hashes = new GrowableInts();
  readonly #numbers = new Map<string, number>();
  readonly #byName = new Map<string, Set<number>>();
  readonly #lines = new LineTable();

  get count(): number {
    return this.#numbers.size;
  }

  get byteLength(): number {
    return this.#hashes.byteLength + this.#lines.byteLength;
  }

  /** Adds a script that is not there, and gives it its number. */
  add(script: Omit<ScriptEntry, 'number'>): ScriptEntry {
    const number = this.#entries.length;
    const entry = { ...script, number };
    this.#entries.push(entry);
    this.#hashes.set(number, hashOf(entry.sysId));
    this.#numbers.set(entry.sysId, number);
    const name = entry.name.toLowerCase();
    const namesakes = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, namesakes.add(number));
    for (const line of entry.sketch) this.#lines.add(line, number);
    return entry;
  }

  remove({ number, sysId, name }: ScriptEntry): void {
    this.#entries[number] = null;
    this.#numbers.delete(sysId);
    this.#byName.get(name.toLowerCase())?.delete(number);
  }

  get(number: number): ScriptEntry | null {
    return this.#entries[number] ?? null;
  }

  bySysId(sysId: string): ScriptEntry | null {
    const number = this.#numbers.get(sysId);
    return number === undefined ? null : this.get(number);
  }

  /** Scripts of that name in any table and scope, any case. */
  byName(name: string): readonly ScriptEntry[] {
    return this.#living(this.#byName.get(name.toLowerCase()) ?? []);
  }

  /** Scripts whose sketch holds the line. */
  byLine(lineHash: number): readonly ScriptEntry[] {
    return this.#living(this.#lines.scripts(lineHash));
  }

  /** Orders scripts by sys_id, the same way whatever was read first. */
  order(a: number, b: number): number {
    const [one, other] = [this.get(a)?.sysId ?? '', this.get(b)?.sysId ?? ''];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  }

  /** Orders scripts too, without looking at them: for loops over thousands. Hardly any two are equal. */
  hash(number: number): number {
    return this.#hashes.at(number);
  }

  #living(numbers: Iterable<number>): readonly ScriptEntry[] {
    return [...numbers].map((number) => this.get(number)).filter((entry) => entry !== null);
  }
}
