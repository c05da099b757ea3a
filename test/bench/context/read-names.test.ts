import { describe, expect, it } from 'vitest';
import { blankText, readNames, type Language } from '../../../bench/context/sampling/index.js';

interface Names {
  readonly defines: readonly string[];
  readonly calls: readonly string[];
}

function namesIn(source: string, language: Language): Names {
  const { definitions, calls } = readNames(blankText(source, language), language);
  for (const { name, offset } of [...definitions, ...calls]) {
    expect(source.slice(offset, offset + name.length)).toBe(name);
  }
  return {
    defines: definitions.map(({ name }) => name),
    calls: calls.map(({ name, kind }) => `${kind} ${name}`),
  };
}

describe('names of Python', () => {
  it('are functions, methods, classes, and all that is called', () => {
    const source = [
      'class Ledger(Base):',
      '    async def close_books(self):',
      '        self.items.sum_up(parse (1))',
      'def 計算(): pass',
      '@decorate(2)',
      'def plain(): return Ledger()',
    ].join('\n');
    expect(namesIn(source, 'py')).toEqual({
      defines: ['Ledger', 'close_books', '計算', 'plain'],
      calls: ['attribute sum_up', 'name parse', 'name decorate', 'name Ledger'],
    });
  });
});

describe('names of TypeScript and JavaScript', () => {
  it.each<readonly [string, Names]>([
    ['export async function load<T>(a: T) { run(a); }', { defines: ['load'], calls: ['name run'] }],
    ['function* walk() {}', { defines: ['walk'], calls: [] }],
    [
      'function over(a: string): void;\nfunction over(a: unknown) {}',
      { defines: ['over'], calls: [] },
    ],
    ['return function named() { a.run(); };', { defines: [], calls: ['attribute run'] }],
    ['const ready = make();', { defines: ['ready'], calls: ['name make'] }],
    ['if (a) { const inner = make(); }', { defines: [], calls: ['name make'] }],
    ['type Shape = { area(): number };', { defines: ['Shape'], calls: [] }],
    ['interface Shape { area(): number; }', { defines: ['Shape'], calls: [] }],
    ['enum Color { Red = code(1) }', { defines: ['Color'], calls: ['name code'] }],
    ['const a = new ns.Thing<string>(b);', { defines: ['a'], calls: ['new Thing'] }],
    [
      'const a = { make() { go(); }, async find(): Row { go(); } };',
      { defines: ['a'], calls: ['name go', 'name go'] },
    ],
    ['a = b ? find() : take();', { defines: [], calls: ['name find', 'name take'] }],
    ['a?.find().next()', { defines: [], calls: ['attribute find', 'attribute next'] }],
    ['a.class; b({ class: 1 }); { c() }', { defines: [], calls: ['name b', 'name c'] }],
    ['a = convert<Row>(b);', { defines: [], calls: ['name convert'] }],
  ])('%s', (source, expected) => {
    expect(namesIn(source, 'ts')).toEqual(expected);
  });

  it('tell methods of a class from what its fields call', () => {
    const source = [
      'export class Ledger extends mixin(Base) {',
      '  private readonly rows = load();',
      '  constructor(readonly name: string) { super(); }',
      '  static async open<T>(a: T): Promise<Ledger> { return new Ledger(a); }',
      '  get total(): number { return this.sum(this.rows); }',
      '  #hidden() { inner(); }',
      '  abstract later(): void;',
      '}',
    ].join('\n');
    expect(namesIn(source, 'ts')).toEqual({
      defines: ['Ledger', 'open', 'total', 'hidden'],
      calls: ['name mixin', 'name load', 'name super', 'new Ledger', 'attribute sum', 'name inner'],
    });
  });
});

describe('names of Java', () => {
  it('are types and methods; a constructor is no second definition', () => {
    const source = [
      '@Entity(name = "x") public class Ledger<T> extends Base {',
      '  private final Map<String, T> rows = new HashMap<>(16);',
      '  public Ledger(int size) { super(size); }',
      '  Ledger() { this(1); }',
      '  static <A> List<A> copy(List<A> from) throws IOException { return Lists.clone(from); }',
      '  abstract int count();',
      '  int[] sizes() { int a = count(); return measure(a); }',
      '}',
      'interface Shape { double area(Point at); }',
      'record Point(int x, int y) { int sum() { return add(x, y); } }',
      'enum Color { RED(1); Color(int a) {} }',
    ].join('\n');
    expect(namesIn(source, 'java')).toEqual({
      defines: ['Ledger', 'copy', 'count', 'sizes', 'Shape', 'area', 'Point', 'sum', 'Color'],
      calls: [
        'new HashMap',
        'name super',
        'name this',
        'attribute clone',
        'name count',
        'name measure',
        'name add',
        'name RED',
      ],
    });
  });
});
