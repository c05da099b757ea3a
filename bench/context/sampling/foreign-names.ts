/**
 * Names that a file imports from outside its repository. A call of one of them, or through one of them, is no call of
 * what the repository defines under the same name: `logging.getLogger()`, `from os import walk`.
 */
import type { SourceFile } from './repository.js';

const IMPORT_MODULES = /^[ \t]*import[ \t]+([^\n]+)/gm;
const IMPORT_FROM =
  /^[ \t]*from[ \t]+([\p{L}\p{N}_.]+)[ \t]+import[ \t]*(?:\(([^)]*)\)|([^\n]*))/gmu;
const SCRIPT_IMPORT = /\bimport\s+(?:type\s+)?([^'";]+?)\s+from\s*['"]([^'"\n]+)['"]/g;
const REQUIRE = /\b(?:const|let|var)\s+([^=;]+?)\s*=\s*require\(\s*['"]([^'"\n]+)['"]/g;
const LAST_WORD = /[\p{L}_$][\p{L}\p{N}_$]*(?=\s*$)/u;
/** Paths that tools resolve within a project. */
const ALIAS = /^(?:[@~#]?\/|[~#])/;

/** For a repository with these source files; Java's imports say too little, and give none. */
export function foreignNamesWithin(
  paths: readonly string[],
): (file: Pick<SourceFile, 'language' | 'text' | 'code'>) => ReadonlySet<string> {
  const modules = importableModules(paths);
  const folders = folderNames(paths);
  return ({ language, text, code }) => {
    if (language === 'java') return new Set();
    return new Set(language === 'py' ? pythonImports(code, modules) : scriptImports(text, folders));
  };
}

function pythonImports(code: string, own: ReadonlySet<string>): readonly string[] {
  const isForeign = (module: string): boolean =>
    !module.startsWith('.') && !own.has(module.split('.')[0] ?? '');
  const modules = [...code.matchAll(IMPORT_MODULES)].flatMap(({ 1: list = '' }) =>
    list.split(',').flatMap((part) => {
      const [module = '', as, name] = part.trim().split(/\s+/);
      if (!isForeign(module)) return [];
      return as === 'as' && name !== undefined ? [name] : [module.split('.')[0] ?? ''];
    }),
  );
  const members = [...code.matchAll(IMPORT_FROM)].flatMap(({ 1: module = '', 2: many, 3: line }) =>
    isForeign(module) ? boundNames(many ?? line ?? '') : [],
  );
  return [...modules, ...members];
}

function scriptImports(text: string, own: ReadonlySet<string>): readonly string[] {
  const isForeign = (module: string): boolean =>
    !module.startsWith('.') && !ALIAS.test(module) && !own.has(module.split('/')[0] ?? '');
  return [...text.matchAll(SCRIPT_IMPORT), ...text.matchAll(REQUIRE)].flatMap(
    ({ 1: clause = '', 2: module = '' }) => (isForeign(module) ? boundNames(clause) : []),
  );
}

/** `a, b as c, { d: e }` binds a, c and e. */
function boundNames(clause: string): readonly string[] {
  return clause.split(/[,{}]/).flatMap((part) => LAST_WORD.exec(part)?.[0] ?? []);
}

/** What an absolute import may begin with: modules and packages that lie in no package. */
function importableModules(paths: readonly string[]): ReadonlySet<string> {
  const packages = new Set(
    paths.filter((path) => /(?:^|\/)__init__\.py$/.test(path)).map((path) => parentOf(path)),
  );
  const places = paths.flatMap((path) => [path, ...foldersOf(path)]);
  const outermost = places.filter((place) => !packages.has(parentOf(place)));
  return new Set(outermost.map((place) => (place.split('/').at(-1) ?? '').replace(/\.py$/, '')));
}

function folderNames(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => path.split('/').slice(0, -1)));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}
