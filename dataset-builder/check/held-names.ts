/** The names that hold the object of the ground truth, as the text around the cut binds them. */
import { MASK } from '../../domain/index.js';
import { codeWithoutTexts } from './code-without-texts.js';
import type { TextRange } from './find-spellings.js';

/** `util`, `this.util`, `self._util`. */
const PATH = String.raw`[\p{L}_$][\p{L}\d_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\d_$]*)*`;
const BINDING = new RegExp(
  String.raw`(?<![\p{L}\d_$.])(${PATH})\s*=(?![=>])\s*(new\s+)?((?:[\p{L}_$][\p{L}\d_$]*\s*\.\s*)*)([\p{L}_$][\p{L}\d_$]*)`,
  'gu',
);
const MEMBER_CALL = new RegExp(
  String.raw`(?<![\p{L}\d_$.)\]])(${PATH})\s*\.\s*([\p{L}_$][\p{L}\d_$]*)\s*(?=\()`,
  'gu',
);
/** What follows an equals sign where the name goes on to mean the object: the masked class, the cut, or nothing yet. */
const OBJECT_OR_NOTHING =
  /^(?:new\s*)?(?:[\p{L}_$][\p{L}\d_$]*\s*\.\s*)*(?:_(?![\p{L}\d_$])|$)|^(?:null|undefined|''|""|\{\})/u;
const RECEIVERS_OF_ALL = new Set(['this', 'self', 'that', MASK]);

/** Characters around an occurrence that say what it is: a key, an assignment, a parameter. */
const NEARBY = 200;

/** What the ground truth names. */
interface Target {
  /** Without its scope. */
  readonly className: string;
  readonly member: string | null;
}

/**
 * Names that `code` binds to the object itself: `X = new Name(…)` and `X = scope.Name` do, `X = new Name(…).member()` and
 * `X = Name.member()` hold a result and do not. A masked name counts as the class.
 */
export function boundNames(code: string, className: string): readonly string[] {
  const text = codeWithoutTexts(code);
  const names: string[] = [];
  for (const match of text.matchAll(BINDING)) {
    const [whole, name = '', constructed, , bound = ''] = match;
    if (bound !== className && bound !== MASK) continue;
    const tail = text.slice(match.index + whole.length);
    const holds =
      constructed === undefined
        ? /^[ \t]*(?:[;,)}\r\n]|$)/.test(tail)
        : !/^\s*(?:\.|\[|\?\.|\()/.test(afterArguments(tail.trimStart()));
    if (holds) names.push(name.replace(/\s/g, ''));
  }
  return unmasked(names);
}

/**
 * Receivers of `.member` in the code that was taken out: `util` in `util.getOpen()`. None where the code makes the object
 * itself, since a receiver there may be another one.
 */
export function memberReceivers(code: string, { className, member }: Target): readonly string[] {
  if (member === null || code.includes(`new ${className}`)) return [];
  const names = [...codeWithoutTexts(code).matchAll(MEMBER_CALL)].flatMap(([whole]) => {
    const parts = whole.split('.').map((part) => part.trim());
    const end = parts.indexOf(member, 1);
    return end < 1 || parts[end - 1] === className ? [] : [parts.slice(0, end).join('.')];
  });
  return unmasked(names);
}

/**
 * Where `name` stands in code as what the taken-out code bound. An occurrence belongs to the last binding before it: after
 * `util = new Other()` or `function (util)` it is another object, and before the first one it is the held one.
 */
export function heldOccurrences(code: string, name: string): readonly TextRange[] {
  const text = codeWithoutTexts(code);
  const spelled = name
    .replaceAll('$', String.raw`\$`)
    .replaceAll('.', String.raw`\s*\.\s*`)
    // What `this` holds is reached by the usual names for it in inner functions too.
    .replace(/^this(?=\\)/, '(?:this|self|that|me|_this|_self)');
  const occurrence = new RegExp(String.raw`(?<![\p{L}\d_$.])${spelled}(?![\p{L}\d_$])`, 'gu');
  const ranges: TextRange[] = [];
  let another = false;
  for (const { 0: found, index } of text.matchAll(occurrence)) {
    const [before, after] = [
      text.slice(Math.max(0, index - NEARBY), index),
      text.slice(index + found.length, index + found.length + NEARBY),
    ];
    if (/[{,]\s*$/.test(before) && /^\s*:/.test(after)) continue;
    const assigned = /^\s*=(?![=>])\s*(.{0,40})/s.exec(after)?.[1];
    if (assigned !== undefined) another = !OBJECT_OR_NOTHING.test(assigned);
    else if (isParameter(before, after)) another = true;
    if (!another) ranges.push({ start: index, end: index + found.length });
  }
  return ranges;
}

/** What follows a balanced argument list at the start of the text, or the text itself where there is none. */
function afterArguments(text: string): string {
  if (!text.startsWith('(')) return text;
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    depth += sign === '(' ? 1 : -1;
    if (depth === 0) return text.slice(index + 1);
  }
  return '';
}

function isParameter(before: string, after: string): boolean {
  const list =
    /(?:function\b[^(){}]*|catch\s*)\(([^(){}]*)$/.test(before) && /^[^(){}]*\)/.test(after);
  const arrow = /\(\s*[^(){};]*$/.test(before) && /^[^(){};]*\)\s*=>/.test(after);
  return list || arrow || /^\s*=>/.test(after);
}

/** The names that can give something away: `_` is what masking leaves, and `this` holds everything. */
function unmasked(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter(
    (name) => !RECEIVERS_OF_ALL.has(name) && !name.split('.').includes(MASK),
  );
}
