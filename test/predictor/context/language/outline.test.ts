import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../predictor/context/language/language.js';
import { outline } from '../../../../predictor/context/language/outline.js';

/** `name start-end` for each definition with lines from 0, those of the head after `:`, and in what it stands. */
function shapes(source: string, language: Language): readonly string[] {
  return outline(source.split(/\r?\n/), language).map(
    ({ name, start, line, headEnd, end, parent }) =>
      `${name} ${String(start)}-${String(end)}: ${String(line)}-${String(headEnd)}${parent === null ? '' : ` in ${parent.name}`}`,
  );
}

const CASES: readonly (readonly [string, Language, string, readonly string[]])[] = [
  ['nothing', 'python', '', []],
  [
    'functions that end before the next statement',
    'python',
    'def one():\n    return 1\n\n\ndef two():\n    return 2\n\nx = one()\n',
    ['one 0-1: 0-0', 'two 4-5: 4-4'],
  ],
  [
    'methods in their class',
    'python',
    'class Deck:\n    def draw(self):\n        pass\n\n    def cut(self): pass\n\nx = 1',
    ['Deck 0-4: 0-0', 'draw 1-2: 1-1 in Deck', 'cut 4-4: 4-4 in Deck'],
  ],
  [
    'a function within a function, and one after both',
    'python',
    'def outer():\n    def inner():\n        pass\n    return inner\ndef next():\n    pass',
    ['outer 0-3: 0-0', 'inner 1-2: 1-1 in outer', 'next 4-5: 4-4'],
  ],
  [
    'decorators as part of what they decorate',
    'python',
    'x = 1\n@cached\n@route("/a")\ndef draw():\n    pass',
    ['draw 1-4: 3-3'],
  ],
  [
    'decorators of the same depth only',
    'python',
    'class Deck:\n    @property\n    def size(self):\n        pass',
    ['Deck 0-3: 0-0', 'size 1-3: 2-2 in Deck'],
  ],
  [
    'a head over many lines',
    'python',
    'def draw(\n    self,\n    count=(1, 2),\n    text="(",\n) -> Card:\n    """Draws."""\n    return 1\n',
    ['draw 0-6: 0-4'],
  ],
  [
    'comments at the edge within a body',
    'python',
    'def draw():\n    x = 1\n# a remark\n    return x\n\n# of the next\ndef cut():\n    pass',
    ['draw 0-3: 0-0', 'cut 6-7: 6-6'],
  ],
  [
    'texts at the edge within a body',
    'python',
    'class Deck:\n    def draw(self):\n        """Draws.\n\nclass of cards\n\n"""\n        return 1\n\n    def cut(self):\n        pass',
    ['Deck 0-10: 0-0', 'draw 1-7: 1-1 in Deck', 'cut 9-10: 9-9 in Deck'],
  ],
  [
    'tabs as four columns',
    'python',
    'class Deck:\n\tdef draw(self):\n\t\tpass\n    # a remark\n\tdef cut(self):\n\t\tpass',
    ['Deck 0-5: 0-0', 'draw 1-2: 1-1 in Deck', 'cut 4-5: 4-4 in Deck'],
  ],
  [
    'line ends of two letters',
    'python',
    'class Deck:\r\n    def draw(self):\r\n        pass\r\n',
    ['Deck 0-2: 0-0', 'draw 1-2: 1-1 in Deck'],
  ],
  [
    'the closing brace as the end of a body',
    'javascript',
    'class Deck {\n  draw(count) {\n    return 1;\n  }\n\n  cut() {\n  }\n}\nfunction next() {\n}',
    ['Deck 0-7: 0-0', 'draw 1-3: 1-1 in Deck', 'cut 5-6: 5-5 in Deck', 'next 8-9: 8-8'],
  ],
  [
    'a Script Include',
    'javascript',
    "var InvoiceUtil = Class.create();\nInvoiceUtil.prototype = {\n    initialize: function() {\n    },\n    total: function(invoice) {\n        return 1;\n    },\n    type: 'InvoiceUtil'\n};",
    [
      'InvoiceUtil 0-0: 0-0',
      'InvoiceUtil 1-8: 1-1',
      'initialize 2-3: 2-2 in InvoiceUtil',
      'total 4-6: 4-4 in InvoiceUtil',
    ],
  ],
  [
    'a head that holds types in braces',
    'javascript',
    'export function draw(\n  { count }: { readonly count: number },\n): Card {\n  return 1;\n}\n',
    ['draw 0-4: 0-2'],
  ],
  [
    'a brace on its own line',
    'java',
    'class Deck\n{\n    int draw()\n    {\n        return 1;\n    }\n}',
    ['Deck 0-6: 0-0', 'draw 2-5: 2-2 in Deck'],
  ],
  [
    'brackets that never close',
    'javascript',
    `function draw(\n${'  (\n'.repeat(100)}`,
    ['draw 0-100: 0-0'],
  ],
  ['brackets that were never opened', 'python', 'def draw(]]])):\n    pass', ['draw 0-1: 0-0']],
];

describe('an outline', () => {
  it.each(CASES)('shows %s', (_, language, source, expected) => {
    expect(shapes(source, language)).toEqual(expected);
  });
});
