import { describe, expect, it } from 'vitest';
import { rankedDefinitions } from '../../../../predictor/context/index.js';
import { definitionLine } from '../../../../predictor/context/language/definition-line.js';
import { moduleFiles } from '../../../../predictor/context/language/module-files.js';
import { moduleImports } from '../../../../predictor/context/language/module-imports.js';
import { sourceFolder } from '../source-folder.js';

describe('a line of Java', () => {
  it.each([
    ['    public int size() {', 'size'],
    ['    boolean test(T value);', 'test'],
    ['    @Override public boolean isStatic() { return (flags & STATIC) != 0; }', 'isStatic'],
    ['    void setBound(Type bound) { this.bound = bound; }', 'setBound'],
    ['\tprivate static <T extends Comparable<T>> Map<String, List<T>> sorted(', 'sorted'],
    ['    Map.Entry<K, V>[] entries(int count) throws IOException {', 'entries'],
    ['    default int[] counts(String name,', 'counts'],
    ['    public Deck(String name) {', 'Deck'],
    ['    protected Deck(int size) { super(size); this.count = 0; }', 'Deck'],
    ['public sealed interface Shape permits Circle {', 'Shape'],
    ['    record Pair<A, B>(A first, B second) {}', 'Pair'],
    ['@FunctionalInterface public interface Task {', 'Task'],
  ])('%j defines %s', (line, name) => {
    expect(definitionLine(line, 'java')?.name).toBe(name);
  });

  it.each([
    '        settle(order);',
    '        return settle(order);',
    '        throw new IllegalStateException("late");',
    '        else settle(order);',
    '        int total = settle(order);',
    '        order, settle(next));',
    '        ledger.settle(order);',
    '        case 3 -> settle(order);',
    '        if (settled(order)) {',
    '        } while (settled(order));',
    '        this(order, 3);',
    '        new Ledger(order) {',
    '    NORTH("north"),',
    '    private final Ledger ledger = new Ledger();',
  ])('%j defines nothing', (line) => {
    expect(definitionLine(line, 'java')).toBeNull();
  });

  it('is read in time that grows with its length alone', () => {
    const started = performance.now();
    for (const part of ['a.', 'a<', '@a(', 'a ', '[] ', 'public ']) {
      definitionLine(`    ${part.repeat(500 / part.length)}`.slice(0, 499), 'java');
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('an import of Java', () => {
  const source =
    'import a.b.Deck;\nimport a.b.Deck.Card;\nimport static a.b.Cards.shuffled;\nimport a.c.*;\n';

  it('names the class that it is, or the class of what is static', () => {
    expect(moduleImports(source, 'java')).toEqual([
      { local: 'Deck', name: 'Deck', module: 'a.b.Deck' },
      { local: 'Card', name: 'Card', module: 'a.b.Deck.Card' },
      { local: 'shuffled', name: 'shuffled', module: 'a.b.Cards' },
      { local: '*', name: '*', module: 'a.c' },
    ]);
  });

  it.each([
    ['a.b.Deck', 'src/a/b/Deck.java'],
    ['a.b.Deck.Card', 'src/a/b/Deck.java'],
    ['a.c', 'src/a/c.java'],
  ])('%s may be in %s', (module, file) => {
    expect(moduleFiles(module, 'src/x/y/Game.java', 'java')).toContain(file);
  });
});

const TREE = {
  'src/a/b/Deck.java':
    'package a.b;\n\npublic class Deck {\n    public int drawFrom() { return 1; }\n}\n',
  'src/a/old/Deck.java':
    'package a.old;\n\npublic class Deck {\n    public int drawOld() { return 1; }\n}\n',
  'src/a/b/Dealer.java':
    'package a.b;\n\npublic interface Dealer {\n    void dealFrom(Deck deck);\n}\n',
};

describe('a position in Java', () => {
  it('prefers what its import says, and the members of the class that its value is of', async () => {
    const codeBefore =
      'package x;\n\nimport a.b.Deck;\n\nclass Game {\n    void play(Deck pile) {\n        pile.';
    const place = { kind: 'folder', root: sourceFolder(TREE) } as const;
    const question = { file: 'src/x/Game.java', codeBefore, codeAfter: '', keywords: null };
    const found = await rankedDefinitions(place, question);
    const at = (file: string, line: number): (typeof found)[number] | undefined =>
      found.find((one) => one.file === file && one.line === line);
    expect(at('src/a/b/Deck.java', 4)?.evidence.ofClass).toBe(1);
    expect(at('src/a/b/Deck.java', 3)?.evidence.importedFromFile).toBe(1);
    expect(at('src/a/old/Deck.java', 3)?.evidence.importedFromFile).toBe(0);
    expect(at('src/a/old/Deck.java', 4)?.evidence.ofClass ?? 0).toBe(0);
  });

  it('finds what an interface declares and ends on its line', async () => {
    const codeBefore =
      'package a.b;\n\nclass Game {\n    void play(Dealer dealer) {\n        dealer.';
    const place = { kind: 'folder', root: sourceFolder(TREE) } as const;
    const question = { file: 'src/a/b/Game.java', codeBefore, codeAfter: '', keywords: null };
    const found = await rankedDefinitions(place, question);
    expect(found[0]).toMatchObject({ file: 'src/a/b/Dealer.java', line: 4 });
  });
});
