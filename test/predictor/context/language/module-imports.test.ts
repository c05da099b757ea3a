import { describe, expect, it } from 'vitest';
import {
  moduleImports,
  type ModuleImport,
} from '../../../../predictor/context/language/module-imports.js';
import type { Language } from '../../../../predictor/context/language/language.js';

type Imported = readonly [local: string, name: string | null, module: string];

const CASES: Readonly<Record<Language, readonly (readonly [string, readonly Imported[]])[]>> = {
  python: [
    ['import os', [['os', null, 'os']]],
    ['import a.b.c', [['a', null, 'a.b.c']]],
    ['import a.b.c as d', [['d', null, 'a.b.c']]],
    [
      'import os, sys as system',
      [
        ['os', null, 'os'],
        ['system', null, 'sys'],
      ],
    ],
    ['import os  # the system', [['os', null, 'os']]],
    ['from deck import Deck', [['Deck', 'Deck', 'deck']]],
    ['from .deck import Deck as Pile', [['Pile', 'Deck', '.deck']]],
    ['from . import nodes', [['nodes', 'nodes', '.']]],
    ['from ..utils.text import wrap', [['wrap', 'wrap', '..utils.text']]],
    ['from cards import *', [['*', '*', 'cards']]],
    ['    from deck import Deck', [['Deck', 'Deck', 'deck']]],
    [
      'from deck import (\n    Deck,  # (the pile)\n    Card as Face,\n)\nx = 1',
      [
        ['Deck', 'Deck', 'deck'],
        ['Face', 'Card', 'deck'],
      ],
    ],
    [
      'from deck import (Deck, # one\n  # another\n  Card)',
      [
        ['Deck', 'Deck', 'deck'],
        ['Card', 'Card', 'deck'],
      ],
    ],
    [
      'from deck import Deck, \\\n    Card',
      [
        ['Deck', 'Deck', 'deck'],
        ['Card', 'Card', 'deck'],
      ],
    ],
    [
      'from deck import (\r\n    Deck,\r\n    Card,\r\n)\r\nimport os\r\n',
      [
        ['Deck', 'Deck', 'deck'],
        ['Card', 'Card', 'deck'],
        ['os', null, 'os'],
      ],
    ],
    ['from deck import Deck; import os', [['Deck', 'Deck', 'deck']]],
    ['# import os\nimportant = 1', []],
    ['from 牌 import 堆', [['堆', '堆', '牌']]],
  ],
  javascript: [
    ["import Deck from './deck.js';", [['Deck', 'Deck', './deck.js']]],
    [
      "import { Deck, Card as Face } from './deck';",
      [
        ['Deck', 'Deck', './deck'],
        ['Face', 'Card', './deck'],
      ],
    ],
    ["import * as cards from '../cards'", [['cards', null, '../cards']]],
    [
      "import Deck, { Card } from './deck';",
      [
        ['Deck', 'Deck', './deck'],
        ['Card', 'Card', './deck'],
      ],
    ],
    [
      "import Deck, * as cards from './deck';",
      [
        ['Deck', 'Deck', './deck'],
        ['cards', null, './deck'],
      ],
    ],
    ["import type { Suit } from './suit';", [['Suit', 'Suit', './suit']]],
    [
      "import { type Suit, Deck } from './suit';",
      [
        ['Suit', 'Suit', './suit'],
        ['Deck', 'Deck', './suit'],
      ],
    ],
    ["import type Suit from './suit';", [['Suit', 'Suit', './suit']]],
    [
      'import {\n  Deck, // the pile\n  /* a face */ Card,\n} from "./deck";',
      [
        ['Deck', 'Deck', './deck'],
        ['Card', 'Card', './deck'],
      ],
    ],
    ["import{Deck}from'./deck';", [['Deck', 'Deck', './deck']]],
    ["import './styles.css';", []],
    ["const deck = require('./deck');", [['deck', null, './deck']]],
    [
      "var { Deck, Card: Face } = require('./deck');",
      [
        ['Deck', 'Deck', './deck'],
        ['Face', 'Card', './deck'],
      ],
    ],
    ["import { $on } from './events';", [['$on', '$on', './events']]],
    ["import 牌堆 from './deck';", [['牌堆', '牌堆', './deck']]],
    ["const lazy = await import('./deck');", []],
  ],
  java: [
    ['import com.cards.Deck;', [['Deck', 'Deck', 'com.cards.Deck']]],
    ['import com.cards.*;', [['*', '*', 'com.cards']]],
    ['import static com.cards.Decks.shuffle;', [['shuffle', 'shuffle', 'com.cards.Decks']]],
    ['import static com.cards.Decks.*;', [['*', '*', 'com.cards.Decks']]],
    ['package com.cards;\n// import com.cards.Deck;', []],
  ],
  other: [['use crate::deck::Deck;', []]],
};

function read(source: string, language: Language): readonly Imported[] {
  return moduleImports(source, language).map(({ local, name, module }: ModuleImport) => [
    local,
    name,
    module,
  ]);
}

describe.each(['python', 'javascript', 'java', 'other'] as const)('%s', (language) => {
  it.each(CASES[language])('imports by %j', (source, expected) => {
    expect(read(source, language)).toEqual(expected);
  });
});

describe('the imports of a file', () => {
  it('are 400 at most, the first ones', () => {
    const source = Array.from({ length: 500 }, (_, at) => `import m${String(at)}`).join('\n');
    const imports = moduleImports(source, 'python');
    expect(imports).toHaveLength(400);
    expect(imports.at(-1)?.module).toBe('m399');
  });
});
