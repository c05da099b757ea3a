import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../predictor/context/language/language.js';
import { baseClasses } from '../../../../predictor/context/position/base-classes.js';

const CASES: readonly (readonly [Language, string, readonly string[]])[] = [
  ['python', 'class Deck:', []],
  ['python', 'class Deck():', []],
  ['python', 'class Deck(Pile):', ['Pile']],
  ['python', 'class Deck(cards.Pile, base.Shuffled):', ['Pile', 'Shuffled']],
  ['python', 'class Deck(Pile, metaclass=Meta):', ['Pile']],
  ['python', 'class Deck(Generic[T], Pile[Card]):', ['Generic', 'Pile']],
  ['python', 'class Deck(Pile[dict[str, list[Card]]], Other):', ['Pile', 'Other']],
  ['python', 'class Deck(namedtuple("Deck", "a b")):', ['namedtuple']],
  ['python', 'class Deck(\n    Pile,\n    Other,\n):', ['Pile', 'Other']],
  ['python', 'class Deck[T](Pile):', ['Pile']],
  ['python', 'class Deck:\n    x = 1\n\nclass Other(Pile):', []],
  ['python', '    class Meta(Base):', ['Base']],
  ['python', 'class 牌堆(堆):', ['堆']],
  ['javascript', 'class Deck {', []],
  ['javascript', 'class Deck extends Pile {', ['Pile']],
  ['javascript', 'class Deck extends cards.Pile {', ['Pile']],
  [
    'javascript',
    'export class Deck<T> extends Pile<T> implements Cards, Sized {',
    ['Pile', 'Cards', 'Sized'],
  ],
  [
    'javascript',
    'class Deck extends Pile<Map<string, Card>> implements Cards {',
    ['Pile', 'Cards'],
  ],
  ['javascript', 'class Deck<T extends Card> extends Pile {', ['Pile']],
  ['javascript', 'class Deck extends shuffled(Pile) {', ['shuffled']],
  ['javascript', 'interface Deck extends Pile, Sized {', ['Pile', 'Sized']],
  ['javascript', 'class Deck\n  extends Pile\n{', ['Pile']],
  ['javascript', 'class Deck {\n}\nclass Other extends Pile {', []],
  ['javascript', 'class $Deck extends $Pile {', ['$Pile']],
  ['java', 'public class Deck extends Pile implements Cards, Sized {', ['Pile', 'Cards', 'Sized']],
  ['java', 'class Deck implements Comparable<Deck> {', ['Comparable']],
  ['java', 'class Deck extends Pile<Map<String, List<Card>>> {', ['Pile']],
  ['java', 'class Deck {\n  class Inner extends Pile {', []],
];

describe('the base classes', () => {
  it.each(CASES)('of %s: %j are %j', (language, source, expected) => {
    expect(baseClasses(source.split('\n'), 0, language)).toEqual(expected);
  });

  it('are those of the line that is asked for', () => {
    const lines = ['class One(A):', '    pass', 'class Two(B):', '    pass'];
    expect(baseClasses(lines, 2, 'python')).toEqual(['B']);
    expect(baseClasses(lines, 9, 'python')).toEqual([]);
  });
});
