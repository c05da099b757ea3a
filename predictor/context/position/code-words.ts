/** Words of the languages themselves and of nearly every file: they say nothing of what is needed. */
const LANGUAGE_WORDS = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or pass raise return try while with yield self cls const let var function new this typeof void null ' +
    'undefined true false export default extends implements interface type enum public private protected static readonly ' +
    'string number boolean int str float bool list dict tuple set object print len isinstance super None True False final ' +
    'abstract package throws throw catch switch case do instanceof long double char byte short require module exports'
  ).split(' '),
);

const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The identifiers of a text in their order, each as often as it stands there; words of the languages left out. */
export function codeIdentifiers(text: string): readonly string[] {
  return (text.match(IDENTIFIER) ?? []).filter((name) => name.length > 1 && !isLanguageWord(name));
}

export function isLanguageWord(name: string): boolean {
  return LANGUAGE_WORDS.has(name);
}
