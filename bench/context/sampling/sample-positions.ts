import { seededRandom } from '../../../models/index.js';
import type { CallAt, CodeNames } from './code-names.js';
import { foreignNamesWithin } from './foreign-names.js';
import { isTestFile, type Language } from './language.js';
import { isLibraryName } from './library-names.js';
import type { Position } from './position.js';
import { readNames } from './read-names.js';
import type { Repository, SourceFile } from './repository.js';

export interface SampleOptions {
  /** The most of a repository. */
  readonly positions: number;
  readonly seed: number;
  /** Of the files with the calls; definitions count in every language. */
  readonly languages: readonly Language[];
}

/** Shorter names are found in prose and in every file. */
const MIN_LETTERS = 4;
const MAX_PER_FILE = 3;
/** Longer lines are generated or packed. */
const MAX_LINE_LENGTH = 300;
const DUNDER = /^__.*__$/;

interface NamedFile {
  readonly file: SourceFile;
  readonly names: CodeNames;
  readonly lineStarts: readonly number[];
}

interface DefinedAt {
  readonly file: string;
  readonly line: number;
}

/**
 * Calls of what is defined exactly once in the repository, in another file, and is not called above in the same file;
 * at most three of a file. Left out is what the language's own library has too, and what is imported from elsewhere. The same seed gives the same positions, in the order of files and lines.
 */
export function samplePositions(
  repository: Repository,
  { positions, seed, languages }: SampleOptions,
): readonly Position[] {
  const files = repository.files.map((file) => ({
    file,
    names: readNames(file.code, file.language),
    lineStarts: lineStartsOf(file.text),
  }));
  const definitions = definedOnce(files);
  const foreignNames = foreignNamesWithin(repository.files.map(({ path }) => path));
  const candidates = files
    .filter(({ file }) => languages.includes(file.language))
    .flatMap((named) => candidatesIn(repository, named, definitions, foreignNames));
  return draw(candidates, positions, seed);
}

function definedOnce(files: readonly NamedFile[]): ReadonlyMap<string, DefinedAt> {
  const found = new Map<string, DefinedAt | null>();
  for (const { file, names, lineStarts } of files) {
    for (const { name, offset } of names.definitions) {
      const own = { file: file.path, line: lineAt(lineStarts, offset) };
      found.set(name, found.has(name) ? null : own);
    }
  }
  return new Map([...found].flatMap(([name, at]) => (at === null ? [] : [[name, at] as const])));
}

function candidatesIn(
  { name: repository, root }: Repository,
  { file, names, lineStarts }: NamedFile,
  definitions: ReadonlyMap<string, DefinedAt>,
  foreignNames: ReturnType<typeof foreignNamesWithin>,
): readonly Position[] {
  const seen = new Set<string>();
  const foreign = foreignNames(file);
  const lines = file.text.split('\n');
  return names.calls.flatMap(({ name, offset, kind, begins }: CallAt) => {
    const definition = definitions.get(name);
    const isFirst = !seen.has(name);
    seen.add(name);
    if (definition === undefined || !isFirst || definition.file === file.path) return [];
    if ((name.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS || DUNDER.test(name)) return [];
    if (isLibraryName(name, file.language) || foreign.has(begins ?? '')) return [];
    const line = lineAt(lineStarts, offset);
    const maskedLine = (lines[line - 1] ?? '').replace(/\r$/, '');
    if (maskedLine.length > MAX_LINE_LENGTH) return [];
    const column = offset - (lineStarts[line - 1] ?? 0);
    const inTest = isTestFile(file.path);
    const { path, language } = file;
    return [
      {
        repository,
        root,
        file: path,
        line,
        column,
        name,
        definition,
        language,
        kind,
        inTest,
        maskedLine,
      },
    ];
  });
}

/** Shuffled by the seed, taken while their file has less than its share, and put in order again. */
function draw(candidates: readonly Position[], count: number, seed: number): readonly Position[] {
  const random = seededRandom(seed);
  const order = candidates.map((_, place) => ({ place, key: random() }));
  order.sort((a, b) => a.key - b.key || a.place - b.place);
  const perFile = new Map<string, number>();
  const taken = order.filter(({ place }) => {
    const file = candidates[place]?.file ?? '';
    const taken = (perFile.get(file) ?? 0) + 1;
    perFile.set(file, taken);
    return taken <= MAX_PER_FILE;
  });
  return taken
    .slice(0, count)
    .sort((a, b) => a.place - b.place)
    .flatMap(({ place }) => candidates[place] ?? []);
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** From 1. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
