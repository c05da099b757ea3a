/** The definitions that a position may need: of the names that it, and code like it, uses; of what its receiver has. */
import { definitionLine } from '../language/definition-line.js';
import { moduleFiles } from '../language/module-files.js';
import { baseClasses } from '../position/base-classes.js';
import { receiverClasses } from '../keywords/search-words.js';
import type { SourcePosition } from '../position/source-position.js';
import { classNamedAs } from '../position/value-classes.js';
import { readLines, type FileReader, type ReadFile } from '../tree/file-reader.js';
import { definitionPatterns } from '../tree/patterns.js';
import type { SourceTree } from '../tree/source-tree.js';
import { CandidateSet, type Belonging } from './candidate.js';
import { addClassMembers, classesNamed } from './class-members.js';

/** Classes of one name whose members are taken where nothing tells which is meant. */
const MOST_CLASSES = 3;

/** One run of ripgrep for the names, then the files that these lead to. Throws what `SourceTree.search` throws. */
export async function findDefinitions(
  tree: SourceTree,
  position: SourcePosition,
  names: readonly string[],
  { files, globs }: { readonly files: FileReader; readonly globs: readonly string[] },
  signal: AbortSignal,
): Promise<{ readonly candidates: CandidateSet; readonly cut: string | null }> {
  const { file, language, receiver } = position;
  const candidates = new CandidateSet(file);
  const patterns = definitionPatterns(names, language);
  const { hits, cut } =
    patterns.length === 0
      ? { hits: [], cut: null }
      : await tree.search({ patterns, globs }, signal);
  for (const hit of hits) {
    const definition = definitionLine(hit.text, language);
    if (definition !== null) candidates.add(hit.file, hit.line, definition);
  }
  const own = readLines(position.codeBefore.split(/\r?\n/), file);
  const found = { candidates, files, own };
  if (receiver === null || receiver.isOwn) {
    for (const base of position.bases) addMembersOf(base, 'base', position, found);
  }
  if (receiver !== null && !receiver.isOwn) {
    const named = classNamedAs(receiver.last);
    for (const name of receiverClasses(position)) {
      addMembersOf(name, name === named ? 'named-class' : 'class', position, found);
    }
    addModuleDefinitions(position, found);
  }
  return { candidates, cut };
}

interface Found {
  readonly candidates: CandidateSet;
  readonly files: FileReader;
  /** The position's own file, up to the cursor. */
  readonly own: ReadFile;
}

/** Members of the class that the position calls `name`; of one that its own file defines, those of its bases. */
function addMembersOf(
  name: string,
  belonging: Belonging,
  { file, language, imports }: SourcePosition,
  { candidates, files, own }: Found,
): void {
  const here = own.definitions.find((one) => one.kind === 'class' && one.name === name);
  if (here !== undefined) {
    for (const base of baseClasses(own.lines, here.line, language)) {
      for (const place of classesNamed(base, candidates).slice(0, MOST_CLASSES)) {
        addClassMembers(place, belonging, candidates, files);
      }
    }
    return;
  }
  const imported = imports.find(({ local }) => local === name);
  const places = classesNamed(imported?.name ?? name, candidates);
  const paths = imported === undefined ? [] : moduleFiles(imported.module, file, language);
  const exact = places.filter((place) => paths.includes(place.file));
  for (const place of (exact.length > 0 ? exact : places).slice(0, MOST_CLASSES)) {
    addClassMembers(place, belonging, candidates, files);
  }
}

/** What the module defines that the receiver begins with. */
function addModuleDefinitions(
  { receiver, imports, file, language }: SourcePosition,
  { candidates, files }: Found,
): void {
  // An import is a class there, whose members are found as those of any class.
  if (language === 'java') return;
  for (const { local, name, module } of imports) {
    if (local !== receiver?.first) continue;
    const inner = name === null || language !== 'python' ? module : inPackage(module, name);
    const target = files.firstOf(moduleFiles(inner, file, language));
    if (target === null || target === file) continue;
    for (const definition of files.read(target)?.definitions ?? []) {
      if (definition.parent === null) {
        candidates.add(target, definition.line + 1, definition, 'module');
      }
    }
  }
}

/** `.` and `nodes` to `.nodes`, `sphinx` and `nodes` to `sphinx.nodes`. */
function inPackage(module: string, name: string): string {
  return module.endsWith('.') ? module + name : `${module}.${name}`;
}
