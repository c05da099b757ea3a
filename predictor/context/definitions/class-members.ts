import type { Belonging, CandidateSet } from './candidate.js';
import { languageOf } from '../language/language.js';
import { moduleFiles } from '../language/module-files.js';
import type { Definition } from '../language/outline.js';
import { baseClasses } from '../position/base-classes.js';
import type { FileReader } from '../tree/file-reader.js';

/** How far up a chain of base classes members are looked for. */
const MOST_BASES = 5;
/** Classes of the same name that are taken where nothing tells which is meant. */
const MOST_OF_NAME = 2;

interface ClassPlace {
  readonly file: string;
  /** Of the class, number into the file's lines, from 0. */
  readonly line: number;
}

/** Adds the members of a class and of those that it is derived from, whichever files these are in. */
export function addClassMembers(
  place: ClassPlace,
  belonging: Belonging,
  candidates: CandidateSet,
  files: FileReader,
): void {
  const seen = new Set<string>();
  let level: readonly ClassPlace[] = [place];
  for (let depth = 0; depth < MOST_BASES && level.length > 0; depth += 1) {
    level = level.flatMap((reached) => {
      const id = `${reached.file}:${String(reached.line)}`;
      if (seen.has(id)) return [];
      seen.add(id);
      addOwnMembers(reached, belonging, candidates, files);
      return basesOf(reached, candidates, files);
    });
  }
}

function addOwnMembers(
  { file, line }: ClassPlace,
  belonging: Belonging,
  candidates: CandidateSet,
  files: FileReader,
): void {
  for (const definition of files.read(file)?.definitions ?? []) {
    if (definition.parent?.line === line) {
      candidates.add(file, definition.line + 1, definition, belonging);
    }
  }
}

/** Where the base classes of a class are defined: in its own file, where it imports them from, or by their name alone. */
export function basesOf(
  { file, line }: ClassPlace,
  candidates: CandidateSet,
  files: FileReader,
): readonly ClassPlace[] {
  const read = files.read(file);
  if (read === null) return [];
  const language = languageOf(file);
  return baseClasses(read.lines, line, language).flatMap((name): readonly ClassPlace[] => {
    const here = classIn(read.definitions, name);
    if (here !== null) return here.line === line ? [] : [{ file, line: here.line }];
    const imported = read.imports.find(({ local }) => local === name);
    if (imported !== undefined && imported.name !== null) {
      const target = files.firstOf(moduleFiles(imported.module, file, language));
      const there =
        target === null ? null : classIn(files.read(target)?.definitions, imported.name);
      if (target !== null && there !== null) return [{ file: target, line: there.line }];
    }
    return classesNamed(name, candidates).slice(0, MOST_OF_NAME);
  });
}

/** The classes among the candidates of that name. */
export function classesNamed(name: string, candidates: CandidateSet): readonly ClassPlace[] {
  return candidates
    .named(name)
    .filter(({ kind }) => kind === 'class')
    .map(({ file, line }) => ({ file, line: line - 1 }));
}

function classIn(definitions: readonly Definition[] | undefined, name: string): Definition | null {
  return definitions?.find((one) => one.kind === 'class' && one.name === name) ?? null;
}
