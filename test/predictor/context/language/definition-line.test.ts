import { describe, expect, it } from 'vitest';
import {
  definitionLine,
  indentOf,
} from '../../../../predictor/context/language/definition-line.js';
import type { Language } from '../../../../predictor/context/language/language.js';

type Case = readonly [line: string, name: string, kind: 'class' | 'function' | 'value'];

const DEFINED: Readonly<Record<Language, readonly Case[]>> = {
  python: [
    ['def draw(self, count):', 'draw', 'function'],
    ['    async def fetch(', 'fetch', 'function'],
    ['\tdef _private(self):', '_private', 'function'],
    ['class Deck:', 'Deck', 'class'],
    ['class Deck(Base, metaclass=Meta):', 'Deck', 'class'],
    ['    class Meta:', 'Meta', 'class'],
    ['class Box[T](Base):', 'Box', 'class'],
    ['def throw(self, kind):', 'throw', 'function'],
    ['def switch(value):', 'switch', 'function'],
    ['class 牌堆:', '牌堆', 'class'],
    ['def größe(self):', 'größe', 'function'],
  ],
  javascript: [
    ['function draw(count) {', 'draw', 'function'],
    ['function* pages() {', 'pages', 'function'],
    ['export async function draw() {', 'draw', 'function'],
    ['export default function draw() {', 'draw', 'function'],
    ['export declare function draw(): void;', 'draw', 'function'],
    ['class Deck extends Pile {', 'Deck', 'class'],
    ['export default class Deck {', 'Deck', 'class'],
    ['export abstract class Deck {', 'Deck', 'class'],
    ['export interface DeckOptions {', 'DeckOptions', 'class'],
    ['export type Suit =', 'Suit', 'class'],
    ['export const enum Suit {', 'Suit', 'class'],
    ['declare namespace Cards {', 'Cards', 'class'],
    ['var InvoiceUtil = Class.create();', 'InvoiceUtil', 'function'],
    ['InvoiceUtil.prototype = {', 'InvoiceUtil', 'class'],
    [
      'InvoiceUtil.prototype = Object.extendsObject(AbstractAjaxProcessor, {',
      'InvoiceUtil',
      'class',
    ],
    ['    initialize: function() {', 'initialize', 'function'],
    ["    'total': function (invoice) {", 'total', 'function'],
    ['  total: async function () {', 'total', 'function'],
    ['Deck.prototype.draw = function (count) {', 'draw', 'function'],
    ['exports.draw = async () => {', 'draw', 'function'],
    ['const draw = (count: number): Card => {', 'draw', 'function'],
    ['  const draw = async card => card.face;', 'draw', 'function'],
    ['export const draw = async (', 'draw', 'function'],
    ['let draw = function () {', 'draw', 'function'],
    ['const Deck = class {', 'Deck', 'function'],
    ["export const SUITS = ['hearts'];", 'SUITS', 'value'],
    ['export const LIMIT: number = 4;', 'LIMIT', 'value'],
    ['  draw(count) {', 'draw', 'function'],
    ['  static async draw(', 'draw', 'function'],
    ['  private readonly draw<Face>(face: Face,', 'draw', 'function'],
    ['  get size() {', 'size', 'function'],
    ['  *pages() {', 'pages', 'function'],
    ['  #shuffle(seed) {', 'shuffle', 'function'],
    ['function $on() {', '$on', 'function'],
    ['class 牌堆 {', '牌堆', 'class'],
    ['  größe() {', 'größe', 'function'],
  ],
  java: [
    ['public class Deck extends Pile implements Cards {', 'Deck', 'class'],
    ['class Deck {', 'Deck', 'class'],
    ['public sealed interface Shape permits Circle {', 'Shape', 'class'],
    ['public enum Suit {', 'Suit', 'class'],
    ['record Point(int x, int y) {', 'Point', 'class'],
    ['public @interface Marker {', 'Marker', 'class'],
    ['    public Deck(int size) {', 'Deck', 'function'],
    ['    public static List<Card> draw(int count) {', 'draw', 'function'],
    ['    Map<String, List<Card>> bySuit(', 'bySuit', 'function'],
    ['    public <T extends Card> T first(Class<T> type) {', 'first', 'function'],
    ['    int[] sizes();', 'sizes', 'function'],
    ['    protected abstract void shuffle();', 'shuffle', 'function'],
    ['class 牌堆 {', '牌堆', 'class'],
  ],
  other: [
    ['func Draw(count int) Card {', 'Draw', 'function'],
    ['func (deck *Deck) Draw(count int) Card {', 'Draw', 'function'],
    ['type Deck struct {', 'Deck', 'class'],
    ['pub fn draw(&self) -> Card {', 'draw', 'function'],
    ['pub(crate) async fn draw() {', 'draw', 'function'],
    ['pub struct Deck<T> {', 'Deck', 'class'],
    ['pub trait Shuffle {', 'Shuffle', 'class'],
    ['  def draw(count)', 'draw', 'function'],
    ['  def self.create(options)', 'create', 'function'],
    ['module Cards', 'Cards', 'class'],
    ['public sealed class Deck : Pile', 'Deck', 'class'],
    ['    internal interface IDeck', 'IDeck', 'class'],
    ['sub draw {', 'draw', 'function'],
    ['class 牌堆', '牌堆', 'class'],
  ],
};

const UNDEFINED: Readonly<Record<Language, readonly string[]>> = {
  python: [
    '',
    'draw(count)',
    'classes = 1',
    'undefined name',
    '# def draw():',
    'value = def_name',
    'define draw',
  ],
  javascript: [
    '',
    '  if (deck.isEmpty()) {',
    '  for (const card of deck) {',
    '  while (drawing(deck)) {',
    '  switch (suit) {',
    '  catch (error) {',
    '  return (',
    '  await (',
    '  super(',
    '  throw new RangeError(',
    '  deck.draw(count);',
    '  const local = 1;',
    '  draw(count);',
    '// function draw() {',
    'export default function (count) {',
    'export default class extends Pile {',
    'export default class implements Cards {',
  ],
  java: [
    '',
    '        return draw(count);',
    '        if (isEmpty()) {',
    '        } else if (isEmpty()) {',
    '        new Deck(4);',
    '        throw new IllegalStateException(reason);',
    '        int count = draw(4);',
    '        for (Card card : cards) {',
    '        synchronized (lock) {',
  ],
  other: ['', 'functional style', 'x := draw(1)', 'return draw(count)'],
};

const LANGUAGES = ['python', 'javascript', 'java', 'other'] as const;

describe.each(LANGUAGES)('a line of %s', (language) => {
  it.each(DEFINED[language])('%j defines %s, a %s', (line, name, kind) => {
    expect(definitionLine(line, language)).toEqual({ name, kind, indent: indentOf(line) });
  });

  it.each(UNDEFINED[language])('%j defines nothing', (line) => {
    expect(definitionLine(line, language)).toBeNull();
  });

  it('of a megabyte defines nothing, and is told at once', () => {
    const started = performance.now();
    for (const unit of ['class A', ' ', 'x(', 'function f(a) {', '(', 'public ']) {
      expect(definitionLine(unit.repeat(1_000_000 / unit.length), language)).toBeNull();
    }
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('the indentation of a line', () => {
  it.each([
    ['', 0],
    ['x', 0],
    ['  x', 2],
    ['\tx', 4],
    [' \t x', 6],
    ['    ', 4],
  ])('of %j is %i columns', (line, columns) => {
    expect(indentOf(line)).toBe(columns);
  });
});
