import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../predictor/context/language/language.js';
import { moduleFiles } from '../../../../predictor/context/language/module-files.js';

const PYTHON = [
  ['deck', 'main.py', ['deck.py', 'deck/__init__.py']],
  [
    'cards.deck',
    'src/cards/table.py',
    [
      'src/cards/cards/deck.py',
      'src/cards/cards/deck/__init__.py',
      'src/cards/deck.py',
      'src/cards/deck/__init__.py',
      'cards/deck.py',
      'cards/deck/__init__.py',
    ],
  ],
  ['.deck', 'src/cards/table.py', ['src/cards/deck.py', 'src/cards/deck/__init__.py']],
  ['.', 'src/cards/table.py', ['src/cards/__init__.py']],
  ['..', 'src/cards/table.py', ['src/__init__.py']],
  ['..utils.text', 'src/cards/table.py', ['src/utils/text.py', 'src/utils/text/__init__.py']],
  ['.deck', 'main.py', ['deck.py', 'deck/__init__.py']],
  ['.', 'main.py', []],
  ['..deck', 'main.py', []],
  ['...', 'src/table.py', []],
  ['....deck', 'src/cards/table.py', []],
] as const;

const ENDINGS = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.cjs', '.d.ts'];

function endings(bare: string, folder: string): readonly string[] {
  return [
    ...ENDINGS.map((ending) => bare + ending),
    ...ENDINGS.map((ending) => `${folder}index${ending}`),
  ];
}

const JAVASCRIPT = [
  ['./deck', 'src/table.ts', endings('src/deck', 'src/deck/')],
  ['./deck.js', 'src/table.ts', endings('src/deck', 'src/deck.js/')],
  ['./deck.test', 'table.ts', endings('deck.test', 'deck.test/')],
  ['../deck.mjs', 'src/a/table.ts', endings('src/deck', 'src/deck.mjs/')],
  ['..', 'src/a/table.ts', endings('src', 'src/')],
  ['../', 'src/a/table.ts', endings('src', 'src/')],
  ['./', 'src/a/table.ts', endings('src/a', 'src/a/')],
  ['.', 'table.ts', ENDINGS.map((ending) => `index${ending}`)],
  ['../../deck', 'src/table.ts', []],
  ['express', 'src/table.ts', []],
  ['@scope/package', 'src/table.ts', []],
] as const;

describe('the files that may hold a module', () => {
  it.each(PYTHON)('of Python named %j in %s', (module, file, expected) => {
    expect(moduleFiles(module, file, 'python')).toEqual(expected);
  });

  it.each(JAVASCRIPT)('of JavaScript named %j in %s', (module, file, expected) => {
    expect(moduleFiles(module, file, 'javascript')).toEqual(expected);
  });

  it('of Java lie below any folder that the importing file lies in', () => {
    expect(moduleFiles('com.cards.Deck', 'src/com/games/Table.java', 'java')).toEqual([
      'src/com/games/com/cards/Deck.java',
      'src/com/com/cards/Deck.java',
      'src/com/cards/Deck.java',
      'com/cards/Deck.java',
    ]);
  });

  it('are unknown in other languages', () => {
    expect(moduleFiles('deck', 'main.go', 'other')).toEqual([]);
  });

  it.each(['python', 'javascript', 'java'] as const)(
    'of %s are told for a file that is named from the root of the disk too',
    (language) => {
      expect(moduleFiles('deck', '/src/main', language).length).toBeLessThan(10);
    },
  );
});

describe('the language of a file', () => {
  it.each([
    ['a/b.py', 'python'],
    ['b.pyi', 'python'],
    ['b.d.ts', 'javascript'],
    ['B.TSX', 'javascript'],
    ['b.cjs', 'javascript'],
    ['B.java', 'java'],
    ['b.go', 'other'],
    ['Makefile', 'other'],
    ['py', 'python'],
    ['a.py/readme', 'other'],
    ['', 'other'],
  ])('named %j is %s', (file, language) => {
    expect(languageOf(file)).toBe(language);
  });
});
