/** Letters of other alphabets that are drawn like Latin ones; the rest of the look-alikes falls to compatibility folding. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['АΑ', 'A'],
    ['ВΒ', 'B'],
    ['СϹ', 'C'],
    ['ЕΕ', 'E'],
    ['НΗ', 'H'],
    ['ІΙӀ', 'I'],
    ['ЈͿ', 'J'],
    ['КΚ', 'K'],
    ['МΜ', 'M'],
    ['Ν', 'N'],
    ['ОΟ', 'O'],
    ['РΡ', 'P'],
    ['Ѕ', 'S'],
    ['ТΤ', 'T'],
    ['ХΧ', 'X'],
    ['ΥҮ', 'Y'],
    ['Ζ', 'Z'],
    ['а', 'a'],
    ['с', 'c'],
    ['ԁ', 'd'],
    ['е', 'e'],
    ['һ', 'h'],
    ['іı', 'i'],
    ['ј', 'j'],
    ['ո', 'n'],
    ['оο', 'o'],
    ['р', 'p'],
    ['ѕ', 's'],
    ['υ', 'u'],
    ['ν', 'v'],
    ['х', 'x'],
    ['у', 'y'],
  ].flatMap(([drawn = '', latin = '']) =>
    Array.from(drawn).map((letter) => [letter, latin] as const),
  ),
);

/** Marks on letters and characters that are not drawn at all: accents, joiners, soft hyphens, fillers. */
const INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu;

/**
 * The text with accents, invisible characters and look-alike letters brought back to plain letters (Unicode
 * compatibility decomposition, UAX 15, and a few confusables of UTS 39).
 */
export function foldLetters(text: string): string {
  return Array.from(text.normalize('NFKD'), (letter) => LOOKALIKES.get(letter) ?? letter)
    .join('')
    .replace(INVISIBLE, '');
}
