import { describe, expect, it } from 'vitest';
import { readPosition } from '../../../../predictor/context/position/read-position.js';
import type { SourcePosition } from '../../../../predictor/context/position/source-position.js';

function at(file: string, marked: string): SourcePosition {
  const [codeBefore = '', codeAfter = ''] = marked.split('|');
  return readPosition({ file, codeBefore, codeAfter });
}

describe('what stands before the dot', () => {
  it.each([
    ['deck.|', 'deck', 'deck', 'deck'],
    ['deck.dr|', 'deck', 'deck', 'deck'],
    ['x = self.deck.|', 'self.deck', 'self', 'deck'],
    ['deck?.|', 'deck', 'deck', 'deck'],
    ['open_deck().|', 'open_deck', 'open_deck', 'open_deck'],
    ['game.deck().first.|', 'game.deck.first', 'game', 'first'],
    ['play(deck.|)', 'deck', 'deck', 'deck'],
    ['  .filter(x => x.|', 'x', 'x', 'x'],
    ['$scope.|', '$scope', '$scope', '$scope'],
    ['deck . |', 'deck', 'deck', 'deck'],
    ['牌堆.|', '牌堆', '牌堆', '牌堆'],
    ['self.|', 'self', 'self', 'self'],
    ['super().|', 'super', 'super', 'super'],
  ])('in %j is %s', (marked, written, first, last) => {
    expect(at('a.py', marked).receiver).toEqual({
      written,
      first,
      last,
      isOwn: written === 'self' || written === 'super',
    });
  });

  it.each([
    '|',
    'deck|',
    'draw(|',
    'deck.draw(|',
    'deck. draw |',
    '"deck".|',
    'deck[0].|',
    'deck.\n|',
    'deck = |.draw()',
    '...|',
    '(...deck|',
    'x = 1.|',
    'x = 1.5|',
  ])('in %j is nothing', (marked) => {
    expect(at('a.py', marked).receiver).toBeNull();
  });
});

describe('the identifiers near a position', () => {
  it('are nearest first with their distance, those below further away', () => {
    const { near } = at('a.py', 'alpha\nbeta alpha\ngamma |hidden\ndelta\nepsilon alpha');
    expect([...near]).toEqual([
      ['gamma', 0],
      ['beta', 1],
      ['alpha', 1],
      ['delta', 9],
      ['epsilon', 10],
    ]);
  });

  it('are none of what stands behind the cursor on its line', () => {
    for (const end of ['\n', '\r\n']) {
      const { near, codeBefore } = at('a.py', `deck.|draw(secret)  # hidden${end}after`);
      expect([...near.keys()]).toEqual(['deck', 'after']);
      expect(codeBefore).toBe('deck.');
    }
  });

  it('are of forty lines above and of twelve below', () => {
    const lines = Array.from({ length: 100 }, (_, line) => `name${String(line)}`);
    const marked = `${lines.slice(0, 60).join('\n')}|\n${lines.slice(60).join('\n')}`;
    const { near } = at('a.py', marked);
    expect(near.has('name19')).toBe(true);
    expect(near.has('name18')).toBe(false);
    expect(near.has('name71')).toBe(true);
    expect(near.has('name72')).toBe(false);
  });

  it('are few and short, however much stands in a line', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `n${String(index)}`).join('+');
    const { near } = at('a.js', `deck ${names} ${'x'.repeat(200_000)} |`);
    expect([...near.keys()].join('|').length).toBeLessThan(50_000);
  });
});

describe('what a position stands in', () => {
  const cases: readonly (readonly [string, string, string | null, string | null])[] = [
    ['a.py', 'def draw():\n    |', 'draw', null],
    ['a.py', 'def draw():\n|', 'draw', null],
    ['a.py', 'def draw():\n\n|', 'draw', null],
    ['a.py', 'def draw():\n    return 1\nx|', null, null],
    ['a.py', 'class Deck:\n    def draw(self):\n        x = 1\n        |', 'draw', 'Deck'],
    ['a.py', 'class Deck:\n    def draw(self):\n        pass\n\n    |', null, 'Deck'],
    ['a.py', 'class Deck:\n    def draw(\n        self,\n    ):\n        |', 'draw', 'Deck'],
    ['a.py', 'def outer():\n    def inner():\n        pass\n    |', 'outer', null],
    ['a.py', 'class Deck:\r\n    def draw(self):\r\n        |', 'draw', 'Deck'],
    ['a.py', 'class Deck:\n\tdef draw(self):\n\t\t|', 'draw', 'Deck'],
    ['a.js', 'class Deck {\n  draw(count) {\n    if (count) {\n      |', 'draw', 'Deck'],
    ['a.js', 'class Deck {\n  draw(count) {\n  }\n\n  |', null, 'Deck'],
    ['a.js', 'Deck.prototype = {\n    draw: function() {\n        |', 'draw', 'Deck'],
    ['a.js', 'function draw() {\n  |', 'draw', null],
    ['A.java', 'class Deck {\n    int draw() {\n        |', 'draw', 'Deck'],
    ['a.go', 'func Draw() {\n\t|', 'Draw', null],
    ['a.py', '|', null, null],
  ];
  it.each(cases)('%s %j: the function %s of the class %s', (file, marked, method, owner) => {
    const { enclosingFunction, enclosingClass } = at(file, marked);
    expect([enclosingFunction, enclosingClass]).toEqual([method, owner]);
  });

  it('is told with the classes that it is derived from', () => {
    expect(
      at('a.py', 'class Deck(Pile, Sized):\n    def draw(self):\n        self.|').bases,
    ).toEqual(['Pile', 'Sized']);
    expect(at('a.ts', 'class Deck extends Pile {\n  draw() {\n    this.|').bases).toEqual(['Pile']);
    expect(at('a.py', 'class Deck:\n    pass\nclass Two(Pile):\n    pass\nx = |').bases).toEqual(
      [],
    );
  });
});

describe('a position', () => {
  it('has the imports above it, in a file that begins with a byte order mark too', () => {
    expect(at('a.py', '\uFEFFfrom deck import Deck\nimport os\n|').imports).toEqual([
      { local: 'Deck', name: 'Deck', module: 'deck' },
      { local: 'os', name: null, module: 'os' },
    ]);
  });

  it('has none of what stands below it', () => {
    expect(at('a.py', '|\nimport os').imports).toEqual([]);
  });
});
