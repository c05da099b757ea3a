/** Words of each language that name nothing. */
import type { Language } from '../sampling/index.js';

const PYTHON =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case';
const JAVASCRIPT =
  'async await break case catch class const continue debugger default delete do else export extends false finally for from function if import in instanceof let new null of return static super switch this throw true try typeof undefined var void while with yield';
const TYPESCRIPT = `${JAVASCRIPT} abstract any as boolean declare enum implements infer interface is keyof namespace never number object private protected public readonly satisfies string symbol type unknown unique`;
const JAVA =
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for if implements import instanceof int interface long native new null package private protected public record return short static strictfp super switch synchronized this throw throws transient true try var void volatile while yield';

const KEYWORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  py: new Set(PYTHON.split(' ')),
  js: new Set(JAVASCRIPT.split(' ')),
  ts: new Set(TYPESCRIPT.split(' ')),
  java: new Set(JAVA.split(' ')),
};

export function isKeyword(word: string, language: Language): boolean {
  return KEYWORDS[language].has(word);
}
