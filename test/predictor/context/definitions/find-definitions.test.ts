import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../predictor/context/definitions/candidate.js';
import { findDefinitions } from '../../../../predictor/context/definitions/find-definitions.js';
import { staticWords } from '../../../../predictor/context/keywords/search-words.js';
import { LANGUAGE_GLOBS } from '../../../../predictor/context/language/language.js';
import { readPosition } from '../../../../predictor/context/position/read-position.js';
import { FileReader } from '../../../../predictor/context/tree/file-reader.js';
import type { Sources } from '../source-folder.js';
import { NEVER, sourceTree } from '../source-tree.js';

async function find(
  sources: Sources,
  file: string,
  codeBefore: string,
): Promise<readonly Candidate[]> {
  const tree = await sourceTree({ [file]: `${codeBefore}\n`, ...sources });
  const position = readPosition({ file, codeBefore, codeAfter: '' });
  const globs = LANGUAGE_GLOBS[position.language];
  const { definitions } = staticWords(position);
  const read = { files: new FileReader(tree), globs };
  const { candidates } = await findDefinitions(tree, position, definitions, read, NEVER);
  return candidates.all();
}

/** `file:line name` with what is known of it. */
function told({ file, line, name, belongs }: Candidate): string {
  return [`${file}:${String(line)} ${name}`, ...belongs].join(' ');
}

const CARDS = [
  'from .pile import Pile',
  '',
  'class Deck(Pile):',
  '    def draw(self, count):',
  '        pass',
  '',
  'def shuffle(deck):',
  '    def inner():',
  '        pass',
].join('\n');
const PILE = [
  'class Base:',
  '    def height(self): pass',
  '',
  'class Pile(Base):',
  '    def cut(self): pass',
].join('\n');
const PYTHON: Sources = {
  'cards/__init__.py': 'from .deck import Deck\n',
  'cards/deck.py': CARDS,
  'cards/pile.py': PILE,
  'other.py': 'class Unlike:\n    def draw(self): pass\n',
};
const MEMBERS = [
  'cards/deck.py:4 draw class',
  'cards/pile.py:2 height class',
  'cards/pile.py:5 cut class',
];

describe('definitions', () => {
  it('are those of imported names', async () => {
    const found = await find(PYTHON, 'main.py', 'from cards.deck import shuffle\n\nx = ');
    expect(found.map(told)).toEqual(['cards/deck.py:7 shuffle']);
  });

  it.each([
    ['by annotation', 'from cards.deck import Deck\ndef play(mine: Deck):\n    mine.'],
    ['by construction', 'from cards.deck import Deck\nmine = Deck(4)\nmine.'],
    ['under another name', 'from cards.deck import Deck as D\nmine = D(4)\nmine.'],
    ['by a field', 'from cards.deck import Deck\nself.mine = Deck()\nself.mine.'],
  ])(
    'are members of the class of the receiver, told %s, inherited ones too',
    async (_, codeBefore) => {
      const found = (await find(PYTHON, 'main.py', codeBefore)).map(told);
      expect(found).toEqual(expect.arrayContaining(MEMBERS));
      expect(found).not.toContain('other.py:2 draw class');
    },
  );

  it('are members of a class that is named like the receiver', async () => {
    for (const receiver of ['deck.', 'Deck.', 'self.deck.', 'deck().']) {
      const found = (await find(PYTHON, 'main.py', receiver)).map(told);
      expect(found).toContain('cards/deck.py:4 draw named-class');
    }
  });

  it('are what a module has at its top, where the receiver is one', async () => {
    for (const imported of ['import cards.deck as d', 'from cards import deck as d']) {
      const found = (await find(PYTHON, 'main.py', `${imported}\nd.`)).map(told);
      expect(found).toEqual(
        expect.arrayContaining(['cards/deck.py:3 Deck module', 'cards/deck.py:7 shuffle module']),
      );
      expect(found.filter((one) => one.includes('inner'))).toEqual([]);
    }
  });

  it('are members of the bases, where the receiver is the object itself', async () => {
    const code =
      'from cards.deck import Deck\nclass Mine(Deck):\n    def play(self):\n        self.';
    const found = (await find(PYTHON, 'main.py', code)).map(told);
    expect(found).toEqual(
      expect.arrayContaining(MEMBERS.map((member) => member.replace('class', 'base'))),
    );
  });

  it('are never of the own file, by whatever way it is reached', async () => {
    const own = [
      'import cards.pile as own',
      'from cards.deck import Deck',
      'class Base:',
      '    def height(self): pass',
      'class Pile(Base):',
      '    def cut(self): pass',
    ].join('\n');
    for (const end of ['own.', 'deck = Deck()\ndeck.', 'Pile.', 'height']) {
      const sources = { 'cards/deck.py': CARDS };
      const found = await find(sources, 'cards/pile.py', `${own}\n${end}`);
      expect(found.filter(({ file }) => file === 'cards/pile.py')).toEqual([]);
    }
  });

  it('are found in classes that are derived from each other', async () => {
    const sources = {
      'a.py': 'from b import B\nclass A(B):\n    def one(self): pass\n',
      'b.py': 'from a import A\nclass B(A):\n    def two(self): pass\n',
      'c.py': 'class C(C):\n    def three(self): pass\n',
    };
    const found = (await find(sources, 'main.py', 'from a import A\nx = A()\nx.')).map(told);
    expect(found).toEqual(expect.arrayContaining(['a.py:3 one class', 'b.py:3 two class']));
    const own = (await find(sources, 'main.py', 'from c import C\nx = C()\nx.')).map(told);
    expect(own).toContain('c.py:2 three class');
  });

  it('are members of classes in TypeScript, through index files too', async () => {
    const sources = {
      'src/cards/index.ts': "export { Deck } from './deck.js';\n",
      'src/cards/deck.ts':
        "import { Pile } from './pile.js';\nexport class Deck extends Pile {\n  async draw(\n    count: number,\n  ) {\n  }\n}\n",
      'src/cards/pile.ts': 'export class Pile {\n  cut(at: number) {\n  }\n}\n',
    };
    const code = "import { Deck } from './cards/index.js';\nconst mine = new Deck();\nmine.";
    expect((await find(sources, 'src/main.ts', code)).map(told)).toEqual(
      expect.arrayContaining(['src/cards/deck.ts:3 draw class', 'src/cards/pile.ts:2 cut class']),
    );
  });

  it('are members of Script Includes', async () => {
    const sources = {
      'invoice.js':
        'var InvoiceUtil = Class.create();\nInvoiceUtil.prototype = {\n    total: function(invoice) {\n    },\n};\n',
    };
    const found = (await find(sources, 'rule.js', 'var util = new InvoiceUtil();\nutil.')).map(
      told,
    );
    expect(found).toContain('invoice.js:3 total class');
  });

  it('are members of the class that Java imports, not of another of its name', async () => {
    const source = (pack: string, method: string): string =>
      `package ${pack};\n\npublic class Deck {\n    public Card ${method}(int count) {\n    }\n}\n`;
    const sources = {
      'src/com/cards/Deck.java': source('com.cards', 'draw'),
      'src/com/boats/Deck.java': source('com.boats', 'swab'),
    };
    const code =
      'package com.main;\n\nimport com.cards.Deck;\n\nclass Main {\n    void play(Deck deck) {\n        deck.';
    const found = (await find(sources, 'src/com/main/Main.java', code)).map(told);
    expect(found.filter((one) => one.includes('class'))).toEqual([
      expect.stringContaining('src/com/cards/Deck.java:4 draw'),
    ]);
  });

  it('are of names in any letters', async () => {
    const sources = { 'cards.py': 'class 牌堆:\n    def 取得(self): pass\n' };
    const found = (await find(sources, 'main.py', 'from cards import 牌堆\nx = 牌堆()\nx.')).map(
      told,
    );
    expect(found).toEqual(['cards.py:1 牌堆', 'cards.py:2 取得 class']);
  });

  it('are none in an empty tree', async () => {
    expect(await find({}, 'main.py', 'from cards import Deck\nDeck.')).toEqual([]);
  });
});
