/** What a line defines, told by its shape: no parser, so that half-written and unknown code can be read too. */
import type { Language } from './language.js';

export type DefinitionKind = 'class' | 'function' | 'value';

export interface DefinitionLine {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** Columns before the first letter, a tab counting four. */
  readonly indent: number;
}

interface Shape {
  /** With the groups `indent` and `name`, and `word` where the kind depends on it. */
  readonly line: RegExp;
  readonly kind: DefinitionKind | 'by-word';
}

const TAB_COLUMNS = 4;
const LONGEST_LINE = 500;

const CLASS_WORDS = new Set([
  'class',
  'interface',
  'enum',
  'record',
  'namespace',
  'struct',
  'trait',
  'type',
  'module',
  '@interface',
]);

/** Words before a parenthesis or a block that define nothing. In Python, where a word says so, most of them are names. */
const CONTROL_WORDS = new Set(
  'if for while do switch catch return throw with function else try new typeof await case super synchronized assert yield extends implements'.split(
    ' ',
  ),
);

const SHAPES: Readonly<Record<Language, readonly Shape[]>> = {
  python: [
    {
      line: /^(?<indent>[ \t]*)(?:async[ \t]+)?(?<word>def|class)[ \t]+(?<name>[\p{L}\p{N}_]+)/u,
      kind: 'by-word',
    },
  ],
  javascript: [
    {
      line: /^(?<indent>[ \t]*)(?:export[ \t]+)?(?:default[ \t]+)?(?:declare[ \t]+)?(?:abstract[ \t]+)?(?:async[ \t]+)?(?:const[ \t]+(?=enum))?(?<word>function[ \t]*\*?|class|interface|type|enum|namespace)[ \t]+(?<name>[\p{L}\p{N}_$]+)/u,
      kind: 'by-word',
    },
    // A local that holds a plain value is no definition that another file could use.
    {
      line: /^(?<indent>[ \t]*)(?:export[ \t]+)?(?:declare[ \t]+)?(?:const|let|var)[ \t]+(?<name>[\p{L}\p{N}_$]+)[^=]*=[ \t]*(?:async[ \t]*)?(?:function\b|class\b|Class\.create\b|\([^)]*$|\([^)]*\)[^=]*=>|[\w$]+[ \t]*=>)/u,
      kind: 'function',
    },
    {
      line: /^(?<indent>)(?:export[ \t]+)?(?:declare[ \t]+)?(?:const|let|var)[ \t]+(?<name>[\p{L}\p{N}_$]+)[ \t]*[:=]/u,
      kind: 'value',
    },
    { line: /^(?<indent>[ \t]*)(?<name>[\p{L}\p{N}_$]+)\.prototype[ \t]*=/u, kind: 'class' },
    {
      line: /^(?<indent>[ \t]*)(?:[\w$]+\.)+(?<name>[\p{L}\p{N}_$]+)[ \t]*=[ \t]*(?:async[ \t]*)?(?:function\b|\([^)]*\)[ \t]*=>)/u,
      kind: 'function',
    },
    {
      line: /^(?<indent>[ \t]*)['"]?(?<name>[\p{L}\p{N}_$]+)['"]?[ \t]*:[ \t]*(?:async[ \t]*)?function\b/u,
      kind: 'function',
    },
    {
      line: /^(?<indent>[ \t]+)(?:(?:public|private|protected|static|async|override|readonly|abstract|get|set)[ \t]+)*\*?#?(?<name>[\p{L}\p{N}_$]+)[ \t]*(?:<[^>()]*>)?\([^;]*(?:\{|\(|,)[ \t]*$/u,
      kind: 'function',
    },
    // Without one of these words it may be a call as well.
    {
      line: /^(?<indent>[ \t]+)(?:(?:public|private|protected|static|async|override|abstract)[ \t]+)+\*?#?(?<name>[\p{L}\p{N}_$]+)[ \t]*(?:<[^>()]*>)?\([ \t]*$/u,
      kind: 'function',
    },
  ],
  java: [
    {
      line: /^(?<indent>[ \t]*)(?:@\w+[ \t]+)*(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed|strictfp)[ \t]+)*(?<word>class|interface|enum|record|@interface)[ \t]+(?<name>[\p{L}\p{N}_]+)/u,
      kind: 'by-word',
    },
    // With a type before the name, or it is a call; what it takes and throws may go on below, what it does may stand behind.
    {
      line: /^(?<indent>[ \t]+)(?![ \t])(?:@\w+(?:\([^()]*\))?[ \t]+)*(?:(?:public|private|protected|static|final|abstract|synchronized|native|default|strictfp)[ \t]+)*(?:<[^()=;]*>[ \t]*)?(?!(?:return|new|else|throw|case|do|yield|assert)\b)[\w.]+(?:<[^()=;]*>)?(?:[ \t]*\[\])*[ \t]+(?<name>[\p{L}\p{N}_]+)[ \t]*\((?:[^=]*$|[^()]*\)[\w \t.,]*\{)/u,
      kind: 'function',
    },
    {
      line: /^(?<indent>[ \t]+)(?:public|private|protected)[ \t]+(?<name>[\p{L}\p{N}_]+)[ \t]*\((?:[^=;]*$|[^()]*\)[\w \t.,]*\{)/u,
      kind: 'function',
    },
  ],
  other: [
    {
      line: /^(?<indent>[ \t]*)(?:[\w()*&<>[\]:]+[ \t]+){0,4}(?<word>func|fn|def|function|class|struct|trait|interface|enum|module|sub|proc|type)[ \t]+(?:\([^)]*\)[ \t]*)?(?:self\.)?(?<name>[\p{L}\p{N}_]+)/u,
      kind: 'by-word',
    },
  ],
};

/** What the line defines, or null. */
export function definitionLine(line: string, language: Language): DefinitionLine | null {
  if (line.length > LONGEST_LINE) return null;
  for (const { line: shape, kind } of SHAPES[language]) {
    const groups = shape.exec(line)?.groups;
    const name = groups?.['name'];
    if (name === undefined || (language !== 'python' && CONTROL_WORDS.has(name))) continue;
    const word = groups?.['word'] ?? '';
    const told = kind === 'by-word' ? (CLASS_WORDS.has(word) ? 'class' : 'function') : kind;
    return { name, kind: told, indent: indentOf(line) };
  }
  return null;
}

/** Columns before the first letter, a tab counting four. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const letter of line) {
    if (letter === ' ') columns += 1;
    else if (letter === '\t') columns += TAB_COLUMNS;
    else break;
  }
  return columns;
}
