/** Languages by the names of their files: what is searched for a position are files of its own family. */

export type Language = 'python' | 'javascript' | 'java' | 'other';

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  py: 'python',
  pyi: 'python',
  ...Object.fromEntries(
    ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'].map((extension) => [
      extension,
      'javascript' as const,
    ]),
  ),
  java: 'java',
};

/** ripgrep's globs of the files that may hold what a position of the language needs; none for all text. */
export const LANGUAGE_GLOBS: Readonly<Record<Language, readonly string[]>> = {
  python: ['*.{py,pyi}'],
  javascript: ['*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
  java: ['*.java'],
  other: [],
};

export function languageOf(file: string): Language {
  return BY_EXTENSION[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? 'other';
}
