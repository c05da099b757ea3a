import { languageOf } from '../language/language.js';
import { moduleImports, type ModuleImport } from '../language/module-imports.js';
import { outline, type Definition } from '../language/outline.js';
import type { SourceTree } from './source-tree.js';

/** A file as one answer reads it. */
export interface ReadFile {
  readonly lines: readonly string[];
  readonly definitions: readonly Definition[];
  readonly imports: readonly ModuleImport[];
}

/** Reads each file once, and works out only what is asked for. */
export class FileReader {
  readonly #files = new Map<string, ReadFile | null>();

  constructor(private readonly tree: SourceTree) {}

  /** Null where the tree has no such file. */
  read(file: string): ReadFile | null {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const lines = this.tree.lines(file);
    const read = lines === null ? null : readLines(lines, file);
    this.#files.set(file, read);
    return read;
  }

  /** The first of the files that the tree has. */
  firstOf(files: readonly string[]): string | null {
    return files.find((file) => this.read(file) !== null) ?? null;
  }
}

/** What the lines of a file hold, each part worked out when it is first asked for. */
export function readLines(lines: readonly string[], file: string): ReadFile {
  const language = languageOf(file);
  let definitions: readonly Definition[] | null = null;
  let imports: readonly ModuleImport[] | null = null;
  return {
    lines,
    get definitions() {
      return (definitions ??= outline(lines, language));
    },
    get imports() {
      return (imports ??= moduleImports(lines.join('\n'), language));
    },
  };
}
