import { describe, expect, it } from 'vitest';
import {
  codeIdentifiers,
  isLanguageWord,
} from '../../../../predictor/context/position/code-words.js';
import { fileStem, isTestFile } from '../../../../predictor/context/position/file-stem.js';

describe('the identifiers of a text', () => {
  it.each([
    ['deck.draw(card, deck)', ['deck', 'draw', 'card', 'deck']],
    ['def draw(self): return self.cards', ['draw', 'cards']],
    ['$http.get(_private, __init__)', ['$http', 'get', '_private', '__init__']],
    ['const 牌堆 = größe(x1)', ['牌堆', 'größe', 'x1']],
    ['a = b + 12e3 - 0xff', ['e3', 'xff']],
    ['constructor.prototype.hasOwnProperty', ['constructor', 'prototype', 'hasOwnProperty']],
    ['', []],
  ])('%j are %j', (text, expected) => {
    expect(codeIdentifiers(text)).toEqual(expected);
  });

  it.each([
    ['self', true],
    ['function', true],
    ['constructor', false],
    ['toString', false],
    ['', false],
  ])('%j is a word of a language: %s', (word, expected) => {
    expect(isLanguageWord(word)).toBe(expected);
  });
});

describe('the stem of a file', () => {
  it.each([
    ['src/load_config.py', 'load_config'],
    ['src/load_config.test.ts', 'load_config.test'],
    ['Makefile', 'Makefile'],
    ['src/.hidden', '.hidden'],
    ['', ''],
  ])('%j is %j', (file, stem) => {
    expect(fileStem(file)).toBe(stem);
  });
});

describe('a test file', () => {
  it.each([
    ['tests/deck.py', true],
    ['src/tests/deck.py', true],
    ['src/__tests__/deck.ts', true],
    ['src/test_deck.py', true],
    ['src/deck_test.go', true],
    ['src/deck.spec.ts', true],
    ['src/testament.py', false],
    ['src/contest/deck.py', false],
    ['src/latest_deck.py', false],
  ])('%s: %s', (file, expected) => {
    expect(isTestFile(file)).toBe(expected);
  });
});
