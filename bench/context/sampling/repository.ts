/** The source files of one folder, read once. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { blankText } from './blank-text.js';
import { languageOf, type Language } from './language.js';

export interface SourceFile {
  /** From the repository, with '/'. */
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  /** The text without what strings and comments say, offset for offset. */
  readonly code: string;
}

export interface Repository {
  readonly name: string;
  /** Absolute, links resolved. */
  readonly root: string;
  /** In the order of their paths. */
  readonly files: readonly SourceFile[];
  readonly lines: number;
}

/** Larger files are generated or packed, and no author's. */
const MAX_FILE_BYTES = 1_000_000;
/** Characters a line: a file above that is packed, and no author's. */
const MAX_MEAN_LINE = 200;
/** Installed dependencies are other repositories. */
const SKIPPED_FOLDERS = new Set(['node_modules', '__pycache__']);

/** The folders directly in `folder`, links to folders too, as paths in the order of their names. */
export function repositoriesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory())
    .sort();
}

/** Links within the folder are not followed; hidden, binary, packed and very large files are left out. */
export function readRepository(folder: string): Repository {
  const root = realpathSync(folder);
  const files = sourcePaths(root, '').flatMap((path) => readSource(root, path));
  const lines = files.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  return { name: basename(folder), root, files, lines };
}

function sourcePaths(root: string, below: string): readonly string[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || SKIPPED_FOLDERS.has(entry.name)) return [];
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return sourcePaths(root, path);
      return entry.isFile() && languageOf(path) !== null ? [path] : [];
    });
}

function readSource(root: string, path: string): readonly SourceFile[] {
  const language = languageOf(path);
  const file = join(root, path);
  if (language === null || statSync(file).size > MAX_FILE_BYTES) return [];
  const text = readFileSync(file, 'utf8');
  if (text.includes('\0') || text.length / text.split('\n').length > MAX_MEAN_LINE) return [];
  return [{ path, language, text, code: blankText(text, language) }];
}
