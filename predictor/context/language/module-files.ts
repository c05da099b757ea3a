import { posix } from 'node:path';
import type { Language } from './language.js';

const JAVASCRIPT_ENDINGS = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '.d.ts'];

/**
 * Files, from the root, one of which may hold `module` as `file` imports it, the likeliest first; whether they exist is
 * for the caller to see. Packages from outside the tree give paths that do not exist.
 */
export function moduleFiles(module: string, file: string, language: Language): readonly string[] {
  const folder = posix.dirname(file);
  switch (language) {
    case 'python':
      return pythonFiles(module, folder);
    case 'javascript':
      return module.startsWith('.') ? javascriptFiles(posix.join(folder, module, '.')) : [];
    case 'java':
      return javaFiles(module, folder);
    case 'other':
      return [];
  }
}

function pythonFiles(module: string, folder: string): readonly string[] {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const path = rest.replaceAll('.', '/');
  const bases =
    dots === ''
      ? above(folder)
      : [posix.join(folder, ...Array<string>(dots.length - 1).fill('..'))];
  return bases.flatMap((base) => {
    const place = posix.join(base, path);
    if (place === '.' || place.startsWith('..')) return [];
    return rest === '' ? [`${place}/__init__.py`] : [`${place}.py`, `${place}/__init__.py`];
  });
}

function javascriptFiles(place: string): readonly string[] {
  if (place.startsWith('..')) return [];
  const bare = place.replace(/\.[mc]?[jt]sx?$/, '');
  const inFolder = JAVASCRIPT_ENDINGS.map((ending) => posix.join(place, `index${ending}`));
  if (place === '.') return inFolder;
  return [...JAVASCRIPT_ENDINGS.map((ending) => bare + ending), ...inFolder];
}

/** A class within another stands in the file of the outermost; by custom classes begin with a capital. */
function javaFiles(module: string, folder: string): readonly string[] {
  const parts = module.split('.');
  const outermost = parts.findIndex((part) => /^\p{Lu}/u.test(part));
  const path = parts.slice(0, outermost < 0 ? parts.length : outermost + 1).join('/');
  return above(folder).map((base) => `${posix.join(base, path)}.java`);
}

/** The folder and those that it lies in, the nearest first: a package may stand below any of them. */
function above(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== posix.dirname(at); at = posix.dirname(at)) {
    folders.push(posix.dirname(at));
  }
  return folders;
}
