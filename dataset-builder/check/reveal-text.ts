/** Undoes the ways in which a name can stand in a text without being readable as it stands. */
import { foldLetters } from './fold-letters.js';
import { rewrite, viewOf, type TextView } from './text-view.js';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lowbar', '_'],
  ['period', '.'],
  ['sol', '/'],
  ['hyphen', '-'],
  ['dash', '-'],
  ['nbsp', ' '],
  ['quot', '"'],
  ['apos', "'"],
]);

/** An encoding within an encoding is undone too, to this depth. */
const DEPTH = 3;

/** Space and comments between the parts of an expression; bounded, so that no text makes the search slow. */
const GAP = String.raw`(?:\s|\/\*[^]{0,200}?\*\/|\/\/[^\n]{0,200}\n){0,120}`;
const QUOTE = '[\'"`]';

const ESCAPE = /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%([0-9a-f]{2})/gi;
const OCTAL = /\\([0-7]{2,3})/g;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi;
const CHARACTER_CODES = /String\s*\.\s*from(?:CharCode|CodePoint)\s*\(([\s\da-fx,]*)\)/gi;
const UNFOLDED = /[^\p{ASCII}]+/gu;
const LINE_CONTINUATION = /\\\r?\n[ \t]*/g;
const CONCATENATION = new RegExp(
  `${QUOTE}${GAP}(?:\\+|\\.${GAP}concat\\(|;?${GAP}[\\w$.]+\\s*\\+=)${GAP}${QUOTE}`,
  'g',
);
const JOINED_ARRAY = /\[([^\][]{0,2000})\]\s*\.\s*join\(\s*(['"`])[^'"`]{0,3}\2\s*\)/g;
const ELEMENTS = new RegExp(`${QUOTE}${GAP},${GAP}${QUOTE}`, 'g');
const INTERPOLATED = /\$\{\s*(['"`])([^'"`\n]*)\1\s*\}/g;
const COMMENT_IN_WORD = /(?<=[\p{L}\d_])\/\*[^*\n]{0,20}\*\/(?=[\p{L}\d_])/gu;
const TAG = /<\/?[a-z][a-z0-9]{0,9}\s*\/?>/gi;
const SPACED_LETTERS = /(?<![\p{L}\d])\p{L}(?:[ ._*-]\p{L}){3,}(?![\p{L}\d])/gu;

/** The view in which escapes, entities, split strings, invisible characters and spaced-out letters read as plain text. */
export function revealText(text: string): TextView {
  let view = viewOf(text);
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const before = view;
    view = rewrite(view, ESCAPE, ([whole, braced, four, two, percent]) =>
      character(whole, braced ?? four ?? two ?? percent, 16),
    );
    view = rewrite(view, OCTAL, ([whole, digits]) => character(whole, digits, 8));
    view = rewrite(view, ENTITY, ([whole, hexadecimal, decimal, name]) =>
      name === undefined
        ? character(whole, hexadecimal ?? decimal, hexadecimal === undefined ? 10 : 16)
        : (ENTITIES.get(name.toLowerCase()) ?? whole),
    );
    if (view === before) break;
  }
  view = rewrite(view, CHARACTER_CODES, ([whole, codes = '']) => fromCodes(whole, codes));
  view = rewrite(view, UNFOLDED, ([letters]) => foldLetters(letters));
  view = rewrite(view, LINE_CONTINUATION, () => '');
  view = rewrite(view, JOINED_ARRAY, ([, elements = '']) => elements.replace(ELEMENTS, ''));
  view = rewrite(view, INTERPOLATED, ([, , content = '']) => content);
  view = rewrite(view, CONCATENATION, () => '');
  view = rewrite(view, COMMENT_IN_WORD, () => '');
  view = rewrite(view, TAG, () => '');
  return rewrite(view, SPACED_LETTERS, ([letters]) => letters.replace(/[ ._*-]/g, ''));
}

function character(whole: string, digits: string | undefined, base: number): string {
  const code = parseInt(digits ?? '', base);
  // Control characters would change what a line is.
  return code >= 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function fromCodes(whole: string, codes: string): string {
  const numbers = codes.split(',').map((code) => Number(code.trim()));
  const readable = numbers.every(
    (code) => Number.isInteger(code) && code >= 0x20 && code < 0x10ffff,
  );
  return readable ? `'${String.fromCodePoint(...numbers)}'` : whole;
}
