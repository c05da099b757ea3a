import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../predictor/context/language/language.js';
import {
  definitionPatterns,
  receiverPatterns,
  wordPatterns,
} from '../../../../predictor/context/tree/patterns.js';
import { NEVER, sourceTree } from '../source-tree.js';

/** Those of the lines that match. */
async function matching(
  patterns: readonly string[],
  lines: readonly string[],
): Promise<readonly string[]> {
  const tree = await sourceTree({ 'lines.txt': `${lines.join('\n')}\n` });
  const { hits } = await tree.search({ patterns, globs: [] }, NEVER);
  return hits.map(({ text }) => text);
}

interface Lines {
  readonly language: Language;
  readonly names: readonly string[];
  readonly found: readonly string[];
  readonly left: readonly string[];
}

const DEFINITIONS: readonly Lines[] = [
  {
    language: 'python',
    names: ['draw', 'Deck', '牌堆'],
    found: ['def draw(self):', '    async def draw(self):', 'class Deck(Pile):', 'class 牌堆:'],
    left: ['draw()', 'def drawing():', 'def redraw():', 'x = Deck()', '# def draw', 'Deck: int'],
  },
  {
    language: 'javascript',
    names: ['draw', 'Deck', '$on', '牌堆'],
    found: [
      'function draw(count) {',
      'export default async function draw() {',
      'class Deck {',
      'export const draw = () => 1;',
      'export type Deck =',
      'var Deck = Class.create();',
      'Deck.prototype = {',
      'Deck.prototype = Object.extendsObject(Pile, {',
      '    draw: function() {',
      "    'draw': function() {",
      'Deck.prototype.draw = function () {',
      'exports.draw = async () => {',
      '  draw(count) {',
      '  static async draw<T>(',
      '  private draw(',
      '  #draw(count) {',
      'function $on() {',
      'exports.$on = function () {',
      '  $on(event) {',
      'class 牌堆 {',
    ],
    left: [
      'draw(count);',
      '  deck.draw(count);',
      'function drawing() {',
      'const redraw = 1;',
      'new Deck();',
      'function a$on() {',
      '  draw(',
    ],
  },
  {
    language: 'java',
    names: ['draw', 'Deck', '牌堆'],
    found: [
      'public class Deck extends Pile {',
      '    public Card draw(int count) {',
      '    List<Card> draw(',
      '    public Deck(int size) {',
      'class 牌堆 {',
    ],
    left: ['    deck.draw(4);', '    Card card = draw(4);', 'class Decks {', '    int drawing() {'],
  },
  {
    language: 'other',
    names: ['Draw', 'create'],
    found: [
      'func Draw(count int) {',
      'func (deck *Deck) Draw() {',
      'pub fn create() {',
      '  def self.create(options)',
      'type Draw struct {',
    ],
    left: ['Draw(4)', 'func Drawing() {', 'let create = 1', 'def recreate'],
  },
];

describe('the patterns of definitions', () => {
  it.each(DEFINITIONS)('of $language find them and nothing else', async (lines) => {
    const patterns = definitionPatterns(lines.names, lines.language);
    expect(await matching(patterns, [...lines.found, ...lines.left])).toEqual(lines.found);
  });

  it.each(['python', 'javascript', 'java', 'other'] as const)(
    'of %s find names with any letters in them',
    async (language) => {
      const lines = ['class Config', 'class MyConfigLoader', 'class 大Config', 'class Confi'];
      expect(await matching(definitionPatterns(['*Config*'], language), lines)).toEqual(
        lines.slice(0, 3),
      );
      expect(await matching(definitionPatterns(['My*'], language), lines)).toEqual([
        'class MyConfigLoader',
      ]);
    },
  );

  it.each(['python', 'javascript', 'java', 'other'] as const)(
    'of %s are none without names',
    (language) => {
      expect(definitionPatterns([], language)).toEqual([]);
    },
  );

  it('take every letter of a name as it is', async () => {
    const names = ['a.b', 'a|b', '(a', '[a', 'a+', '^a', 'a\\', '{a}', '-a', '--files'];
    const lines = ['class axb', 'class a', 'class b', 'class aa'];
    expect(await matching(definitionPatterns(names, 'python'), lines)).toEqual([]);
  });

  it.each(['python', 'javascript', 'java', 'other'] as const)(
    'of %s are taken by ripgrep, however many and however long the names are',
    async (language) => {
      const names = Array.from({ length: 3_000 }, (_, at) => `${'n'.repeat(70)}${String(at)}`);
      const patterns = definitionPatterns(['Deck', 'x'.repeat(500_000), ...names], language);
      expect(await matching(patterns, ['class Deck {', 'class Pile {'])).toEqual(['class Deck {']);
    },
  );
});

describe('the patterns of words', () => {
  it.each([
    [['deck'], ['deck.draw()', 'a deck', 'deck'], ['decks', 'redeck', 'DECK', 'deck1', '_deck']],
    [['$on'], ['$on(event)', 'this.$on()', 'x=$on'], ['$once', '$o']],
    [['on$'], ['on$', 'on$ = 1', '(on$)'], ['one$']],
    [['牌堆'], ['牌堆 = 1', 'x.牌堆()'], ['大牌堆', '牌堆数']],
    [['größe'], ['größe = 1'], ['größer']],
    [['deck', 'draw'], ['deck', 'x.draw()'], ['drawn']],
  ])('%j find whole words', async (words, found, left) => {
    expect(await matching(wordPatterns(words), [...found, ...left])).toEqual(found);
  });

  it('are none without words', () => {
    expect(wordPatterns([])).toEqual([]);
  });
});

describe('the pattern of calls on a value', () => {
  it.each([
    [
      'deck',
      ['deck.draw(4)', 'self.deck.draw (4)', 'deck().draw(', 'deck?.draw('],
      ['deck.size', 'decks.draw(4)', 'deck(4)'],
    ],
    ['$scope', ['$scope.apply(', 'x.$scope.apply('], ['scope.apply(', 'a.$scope2.apply(']],
    ['牌堆', ['牌堆.取得(1)'], ['牌.取得(1)']],
  ])('%s finds them', async (value, found, left) => {
    expect(await matching(receiverPatterns(value), [...found, ...left])).toEqual(found);
  });
});
