import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  LANGUAGES,
  languageOf,
  isTestFile,
  readRepository,
  repositoriesIn,
  samplePositions,
  type Position,
  type SampleOptions,
} from '../../../bench/context/sampling/index.js';
import { sourceFolder } from '../../predictor/context/source-folder.js';

const EVERYTHING: SampleOptions = { positions: 1_000, seed: 1, languages: LANGUAGES };

function positionsIn(
  files: Readonly<Record<string, string | Buffer>>,
  options: Partial<SampleOptions> = {},
): readonly Position[] {
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`one/${path}`, text]),
  );
  const repository = readRepository(join(sourceFolder(texts), 'one'));
  return samplePositions(repository, { ...EVERYTHING, ...options });
}

function placesIn(files: Readonly<Record<string, string | Buffer>>): readonly string[] {
  return positionsIn(files).map(({ file, line, column, name }) =>
    [file, line, column, name].join(':'),
  );
}

describe('sampling positions', () => {
  it('finds a call of what another file defines, with all that is known of it', () => {
    const [position, ...others] = positionsIn({
      'app/ledger.py': '# books\n\ndef close_books(year):\n    pass\n',
      'tests/test_app.py':
        'from app.ledger import close_books\r\n\r\nx = app.close_books(2024)\r\n',
    });
    expect(others).toEqual([]);
    expect(position).toMatchObject({
      repository: 'one',
      file: 'tests/test_app.py',
      line: 3,
      column: 8,
      name: 'close_books',
      definition: { file: 'app/ledger.py', line: 3 },
      language: 'py',
      kind: 'attribute',
      inTest: true,
      maskedLine: 'x = app.close_books(2024)',
    });
  });

  it('takes the first call of a name in a file and none below', () => {
    const files = { 'a.py': 'def settle(): pass\n', 'b.py': 'settle(1)\nsettle(2)\n' };
    expect(placesIn(files)).toEqual(['b.py:1:0:settle']);
  });

  it.each([
    ['the same file', { 'a.py': 'def settle(): pass\nsettle()\n' }],
    [
      'two files',
      { 'a.py': 'def settle(): pass\n', 'b.py': 'class settle: pass\n', 'c.py': 'settle()\n' },
    ],
    [
      'another language too',
      { 'a.py': 'def settle(): pass\n', 'b.js': 'function settle() {}\n', 'c.py': 'settle()\n' },
    ],
    ['nothing', { 'c.py': 'settle()\n' }],
    ['a comment', { 'a.py': '# def settle():\n', 'c.py': 'settle()\n' }],
  ])('leaves out what is defined in %s', (_, files) => {
    expect(placesIn(files)).toEqual([]);
  });

  it.each([
    ['of fewer than four letters', 'add_1'],
    ['between double underscores', '__enter__'],
    ["of the language's own library", 'items'],
  ])('leaves out names %s', (_, name) => {
    expect(placesIn({ 'a.py': `def ${name}(): pass\n`, 'b.py': `x.${name}()\n` })).toEqual([]);
  });

  it('knows the library of JavaScript', () => {
    expect(
      placesIn({ 'a.ts': 'export const push = 1, b = 2;\n', 'b.ts': 'rows.push(1);\n' }),
    ).toEqual([]);
  });

  it.each([
    ['import audit', 'audit.settle()'],
    ['import audit.books as books', 'books.inner.settle()'],
    ['from audit import (\n    reopen as x,  # one\n    settle,\n)', 'settle()'],
    ['from audit.books import settle', 'x = settle()'],
  ])('leaves out what Python takes from elsewhere: %s', (line, call) => {
    const files = { 'app/__init__.py': '', 'app/a.py': 'def settle(): pass\n' };
    expect(placesIn({ ...files, 'app/b.py': `${line}\n${call}\n` })).toEqual([]);
    const own = line.replaceAll('audit', 'app');
    expect(placesIn({ ...files, 'app/b.py': `${own}\n${call}\n` })).toHaveLength(1);
  });

  it.each([
    ["import { settle } from 'audit';", 'settle();'],
    ["import type { X } from './x'; import * as books from 'audit/books';", 'books.settle();'],
    ["const { x: settle } = require('audit');", 'settle();'],
    ["import Audit, {\n  x as y,\n} from 'audit';", 'new Audit.settle();'],
  ])('leaves out what JavaScript takes from elsewhere: %s', (line, call) => {
    const files = { 'app/a.js': 'export function settle() {}\n' };
    expect(placesIn({ ...files, 'app/b.js': `${line}\n${call}\n` })).toEqual([]);
    const own = line.replaceAll("'audit", "'./audit");
    expect(placesIn({ ...files, 'app/b.js': `${own}\n${call}\n` })).toHaveLength(1);
  });

  it('leaves out calls in strings, in binary, packed and hidden files, in installed packages, and in long lines', () => {
    const call = 'settle()\n';
    expect(
      placesIn({
        'a.py': 'def settle(): pass\n',
        'string.py': 'x = "settle()"\n',
        'binary.py': Buffer.from(`\0${call}`),
        'packed.js': `${'x=1;'.repeat(200)}${call}`,
        '.hidden/b.py': call,
        'node_modules/c.py': call,
        'long.py': `${'\n'.repeat(100)}x = "${'x'.repeat(300)}" + ${call}`,
        'notes.txt': call,
      }),
    ).toEqual([]);
  });

  it('takes at most three of a file, and as many of a repository as are asked for', () => {
    const names = Array.from({ length: 9 }, (_, index) => `settle_${'abcdefghi'.charAt(index)}`);
    const calls = names.map((name) => `${name}()\n`).join('');
    const files = {
      'a.py': names.map((name) => `def ${name}(): pass\n`).join(''),
      'b.py': calls,
      'c.py': calls,
    };
    const all = positionsIn(files);
    expect(all.map(({ file }) => file)).toEqual(['b.py', 'b.py', 'b.py', 'c.py', 'c.py', 'c.py']);
    expect(positionsIn(files, { positions: 4 })).toHaveLength(4);
    const ofSeed = (seed: number): readonly string[] =>
      positionsIn(files, { seed }).map(({ file, line }) => `${file}:${String(line)}`);
    expect(ofSeed(1)).toEqual(ofSeed(1));
    expect(new Set([1, 2, 3].map((seed) => ofSeed(seed).join())).size).toBeGreaterThan(1);
  });

  it('asks only in the languages that are named', () => {
    const files = {
      'a.ts': 'export function settle(): void {}\n',
      'b.ts': 'settle();\n',
      'c.js': 'settle();\n',
    };
    expect(positionsIn(files, { languages: ['ts'] }).map(({ file }) => file)).toEqual(['b.ts']);
  });
});

describe('repositories of a folder', () => {
  it('are its folders and links to folders, in the order of their names', () => {
    const folder = sourceFolder({ 'b/x.py': '', 'a/x.py': '', '.c/x.py': '', file: '' });
    symlinkSync(join(folder, 'a'), join(folder, 'link'));
    expect(repositoriesIn(folder)).toEqual(['a', 'b', 'link'].map((name) => join(folder, name)));
    expect(readRepository(join(folder, 'link')).root.endsWith('/a')).toBe(true);
  });

  it('hold no links to elsewhere', () => {
    const folder = sourceFolder({ 'a/x.py': 'x\n', 'b/y.py': 'y\n' });
    symlinkSync(join(folder, 'b'), join(folder, 'a', 'inner'));
    expect(readRepository(join(folder, 'a')).files.map(({ path }) => path)).toEqual(['x.py']);
  });
});

describe('files', () => {
  it.each([
    ['a.py', 'py'],
    ['a.d.ts', null],
    ['a.d.mts', null],
    ['a.tsx', 'ts'],
    ['a.cjs', 'js'],
    ['A.java', 'java'],
    ['a.rb', null],
  ])('%s is %s', (file, language) => {
    expect(languageOf(file)).toBe(language);
  });

  it.each([
    ['tests/a.py', true],
    ['src/__tests__/a.ts', true],
    ['a.spec.ts', true],
    ['test_a.py', true],
    ['src/LedgerTest.java', true],
    ['src/latest/contest.py', false],
    ['src/testing.py', false],
  ])('%s in a test: %s', (file, expected) => {
    expect(isTestFile(file)).toBe(expected);
  });
});
