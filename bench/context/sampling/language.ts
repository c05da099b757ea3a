/** The languages whose calls and definitions are known, by the suffix of a file's name. */

export const LANGUAGES = ['py', 'ts', 'js', 'java'] as const;
export type Language = (typeof LANGUAGES)[number];

const SUFFIXES: Readonly<Record<Language, RegExp>> = {
  py: /\.py$/,
  ts: /\.(?:ts|tsx|mts|cts)$/,
  js: /\.(?:js|jsx|mjs|cjs)$/,
  java: /\.java$/,
};

/** Declares again what other files define. */
const DECLARATIONS = /\.d\.[mc]?ts$/;
const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|specs?)\/|(?:^|\/)(?:test_|conftest)[^/]*$|[._-](?:test|tests|spec)\.\w+$|Tests?\.java$/;

/** Null for a file of another language, and for TypeScript declarations without code. */
export function languageOf(file: string): Language | null {
  if (DECLARATIONS.test(file)) return null;
  return LANGUAGES.find((language) => SUFFIXES[language].test(file)) ?? null;
}

/** Whether a file's path, from its repository and with '/', says that it holds tests. */
export function isTestFile(file: string): boolean {
  return TEST_FILE.test(file);
}
