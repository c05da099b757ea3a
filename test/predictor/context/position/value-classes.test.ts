import { describe, expect, it } from 'vitest';
import {
  classNamedAs,
  valueClasses,
} from '../../../../predictor/context/position/value-classes.js';

describe('the classes that a value may be of', () => {
  it.each([
    ['deck', 'deck = Deck(4)', ['Deck']],
    ['deck', 'deck = cards.Deck()', ['Deck']],
    ['deck', 'const deck = new Deck();', ['Deck']],
    ['deck', 'const deck = await openDeck(4);', ['openDeck']],
    ['deck', 'def play(deck: Deck, other: Pile):', ['Deck']],
    ['deck', 'deck: "Deck" = None', ['Deck']],
    ['deck', 'deck?: Deck;', ['Deck']],
    ['deck', 'deck: Deck | Pile', ['Deck', 'Pile']],
    ['deck', 'deck: cards.Deck[Card]', ['Deck', 'Card']],
    ['deck', 'Deck deck = open();', ['open', 'Deck']],
    ['deck', 'void play(Deck deck, int n)', ['Deck']],
    ['deck', 'List<Card> deck;', ['List']],
    ['self.deck', 'self.deck = Deck()', ['Deck']],
    ['this.deck', 'this.deck = new Deck();', ['Deck']],
    ['$deck', 'var $deck = new Deck();', ['Deck']],
    ['deck', 'mydeck = Deck()', []],
    ['deck', 'self.deck = Deck()', []],
    ['deck', 'deck == Deck()', []],
    ['deck', 'deck = 4', []],
    ['deck', 'deck = Deck()\ndeck = Deck()\ndeck = Pile()', ['Deck', 'Pile']],
    ['deck', '', []],
  ])('%s in %j: %j', (value, source, expected) => {
    expect(valueClasses(value, source)).toEqual(expected);
  });

  it('are eight at most', () => {
    const source = Array.from({ length: 50 }, (_, at) => `deck = Deck${String(at)}()`).join('\n');
    expect(valueClasses('deck', source)).toHaveLength(8);
  });
});

describe('the class that a value is named after', () => {
  it.each([
    ['deck', 'Deck'],
    ['config_loader', 'ConfigLoader'],
    ['configLoader', 'ConfigLoader'],
    ['self.config_loader', 'ConfigLoader'],
    ['open_deck()', 'OpenDeck'],
    ['Deck', 'Deck'],
    ['', ''],
  ])('%j: %s', (value, name) => {
    expect(classNamedAs(value)).toBe(name);
  });
});
