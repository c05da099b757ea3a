import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTEXT_VARIANTS, type ContextAnswer } from '../../../domain/index.js';
import {
  countTokens,
  openContextFinder,
  type ContextQuestion,
} from '../../../predictor/context/index.js';
import { sourceFolder, type Sources } from './source-folder.js';

const MEGABYTE = 1024 * 1024;

interface Asked {
  readonly root: string;
  readonly answer: ContextAnswer;
}

/** At `|` in `marked`, which is the text of the file. */
async function ask(
  sources: Sources,
  file: string,
  marked: string,
  options: Partial<ContextQuestion> = {},
): Promise<Asked> {
  const [codeBefore = '', codeAfter = ''] = marked.split('|');
  const root = sourceFolder({ [file]: codeBefore + codeAfter, ...sources });
  const finder = await openContextFinder();
  const question: ContextQuestion = {
    file,
    codeBefore,
    codeAfter,
    budgetTokens: 4_096,
    top: 10,
    variant: 'full',
    keywords: null,
    ...options,
  };
  return { root, answer: await finder.find({ kind: 'folder', root }, question) };
}

/** What holds of every answer. */
function expectSound({ root, answer }: Asked, file: string, budgetTokens: number): void {
  const counted = answer.blocks.reduce((sum, { text }) => sum + countTokens(text), 0);
  expect(answer.tokens).toBe(counted);
  expect(counted).toBeLessThanOrEqual(budgetTokens);
  for (const block of answer.blocks) {
    expect(block.file).not.toBe(file);
    const text = readFileSync(join(root, block.file), 'utf8').replace(/^\uFEFF/, '');
    const lines = text.split(/\r?\n/).slice(block.lineStart - 1, block.lineEnd);
    expect(block.text).toBe(lines.join('\n'));
    expect(block.lineEnd).toBeGreaterThanOrEqual(block.lineStart);
  }
}

const MAIN = [
  'from cards.deck import Deck',
  '',
  '',
  'def play(deck: Deck, players):',
  '    for player in players:',
  '        hand = deck.|draw(4)',
  '        player.take(hand)',
].join('\n');

const CARDS: Sources = {
  'cards/__init__.py': '',
  'cards/deck.py': [
    'class Deck:',
    '    """Cards in their order."""',
    '',
    '    def __init__(self, cards):',
    '        self.cards = cards',
    '',
    '    def draw(self, count):',
    '        """The topmost cards."""',
    '        taken = self.cards[:count]',
    '        del self.cards[:count]',
    '        return taken',
  ].join('\n'),
  'games/poker.py':
    'def deal(deck, players):\n    for player in players:\n        hand = deck.draw(5)\n        player.take(hand)\n',
  'far/unlike.py': 'def unlike():\n    return 0\n',
};

describe.each(CONTEXT_VARIANTS)('the context of %s', (variant) => {
  it('holds the definition that is needed, and nothing of the own file', async () => {
    const asked = await ask(CARDS, 'main.py', MAIN, { variant });
    expectSound(asked, 'main.py', 4_096);
    expect(asked.answer.variant).toBe(variant);
    expect(asked.answer.degraded).toEqual([]);
    expect(asked.answer.blocks.map(({ text }) => text).join('\n')).toContain('def draw(self');
    expect(asked.answer.timings['total']).toBeGreaterThan(0);
  });

  it('is the same twice', async () => {
    const [one, other] = [
      await ask(CARDS, 'main.py', MAIN, { variant }),
      await ask(CARDS, 'main.py', MAIN, { variant }),
    ];
    expect({ ...one.answer, timings: {} }).toEqual({ ...other.answer, timings: {} });
  });

  it.each([
    [0, 10],
    [1, 10],
    [20, 10],
    [60, 2],
    [4_096, 1],
    [4_096, 0],
  ])('keeps within %i tokens and %i blocks', async (budgetTokens, top) => {
    const asked = await ask(CARDS, 'main.py', MAIN, { variant, budgetTokens, top });
    expectSound(asked, 'main.py', budgetTokens);
    expect(asked.answer.blocks.length).toBeLessThanOrEqual(top);
  });
});

describe('the blocks of a context', () => {
  it('never overlap where they are merged', async () => {
    const methods = Array.from(
      { length: 60 },
      (_, at) =>
        `    def draw_${String(at)}(self, hand, player):\n        return deck.draw(hand)\n`,
    );
    const sources = { ...CARDS, 'cards/many.py': `class Many:\n${methods.join('\n')}` };
    for (const variant of ['full', 'no-bm25'] as const) {
      const asked = await ask(sources, 'main.py', MAIN, { variant });
      expectSound(asked, 'main.py', 4_096);
      const places = asked.answer.blocks.toSorted((one, other) => one.lineStart - other.lineStart);
      for (const [at, one] of places.entries()) {
        for (const other of places.slice(at + 1)) {
          if (one.file === other.file) expect(other.lineStart).toBeGreaterThan(one.lineEnd + 1);
        }
      }
    }
  });

  it('do not depend on what stands behind the cursor on its line', async () => {
    const other = MAIN.replace('|draw(4)', '|unlike() + deal()');
    const [one, two] = [await ask(CARDS, 'main.py', MAIN), await ask(CARDS, 'main.py', other)];
    expect(one.answer.blocks).toEqual(two.answer.blocks);
  });

  it('are those of the keywords that are given', async () => {
    const keywords = [{ kind: 'method', text: 'unlike' }] as const;
    const { answer } = await ask(CARDS, 'main.py', 'x = |', { keywords });
    expect(answer.blocks.map(({ file }) => file)).toContain('far/unlike.py');
  });
});

describe('a context', () => {
  it.each([
    ['of an empty tree', {}, MAIN],
    ['of an empty file', CARDS, '|'],
    ['of a file without names', CARDS, '  \n\t|\n\n'],
  ])('%s is sound', async (_, sources, marked) => {
    const asked = await ask(sources, 'main.py', marked);
    expectSound(asked, 'main.py', 4_096);
    if (asked.answer.blocks.length === 0) expect(asked.answer.tokens).toBe(0);
  });

  it('of files with line ends of two letters and a byte order mark holds their lines', async () => {
    const sources = Object.fromEntries(
      Object.entries(CARDS).map(([file, text]) => [
        file,
        `\uFEFF${String(text).replaceAll('\n', '\r\n')}`,
      ]),
    );
    const asked = await ask(sources, 'main.py', `\uFEFF${MAIN.replaceAll('\n', '\r\n')}`);
    expectSound(asked, 'main.py', 4_096);
    const texts = asked.answer.blocks.map(({ text }) => text).join('\n');
    expect(texts).toContain('class Deck:');
    expect(texts).toContain('def draw(self');
    expect(texts).not.toContain('\r');
  });

  it('finds names with a dollar, and names in any letters', async () => {
    const dollar = await ask(
      { 'events.js': 'export class Scope {\n  $apply(change) {\n    return 1;\n  }\n}\n' },
      'main.js',
      "import { Scope } from './events.js';\nconst $scope = new Scope();\n$scope.|",
    );
    expectSound(dollar, 'main.js', 4_096);
    expect(dollar.answer.blocks[0]?.text).toContain('$apply');
    const letters = await ask(
      { 'cards.py': 'class 牌堆:\n    def 取得(self):\n        pass\n' },
      'main.py',
      'from cards import 牌堆\n牌 = 牌堆()\n牌.|',
    );
    expectSound(letters, 'main.py', 4_096);
    expect(letters.answer.blocks[0]?.text).toContain('def 取得');
  });

  it('is told of folders whose names hold spaces and signs', async () => {
    const inner = Object.fromEntries(
      Object.entries(CARDS).map(([file, text]) => [`a b/$(x)/${file}`, text]),
    );
    const asked = await ask(inner, 'a b/$(x)/main.py', MAIN);
    expectSound(asked, 'a b/$(x)/main.py', 4_096);
    expect(asked.answer.blocks.map(({ file }) => file)).toContain('a b/$(x)/cards/deck.py');
  });

  it('throws the reason of an abort, whenever it comes', async () => {
    const root = sourceFolder({ ...CARDS, 'main.py': MAIN });
    const finder = await openContextFinder();
    const question = {
      file: 'main.py',
      codeBefore: MAIN.split('|')[0] ?? '',
      codeAfter: '',
      budgetTokens: 4_096,
      top: 10,
      variant: 'full',
      keywords: null,
    } as const;
    for (const delay of [0, 1, 5, 10]) {
      const ending = new AbortController();
      const reason = new Error('typed on');
      setTimeout(() => {
        ending.abort(reason);
      }, delay);
      const outcome = await finder
        .find({ kind: 'folder', root }, question, ending.signal)
        .catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBe(reason);
    }
    const late = finder.find({ kind: 'folder', root }, question, AbortSignal.abort('gone'));
    await expect(late).rejects.toBe('gone');
  });

  it('says that there is no ripgrep, and that the root is gone', async () => {
    const root = sourceFolder({});
    const question = {
      file: 'main.py',
      codeBefore: 'deck.',
      codeAfter: '',
      budgetTokens: 100,
      top: 1,
      variant: 'full',
      keywords: null,
    } as const;
    const without = await openContextFinder({ ripgrepPath: join(root, 'nothing') });
    await expect(without.find({ kind: 'folder', root }, question)).rejects.toMatchObject({
      code: 'RIPGREP_UNAVAILABLE',
    });
    const finder = await openContextFinder();
    const gone = { kind: 'folder', root: join(root, 'gone') } as const;
    await expect(finder.find(gone, question)).rejects.toMatchObject({
      code: 'CONTEXT_ROOT_UNREADABLE',
    });
  });
});

const DISTINCT = Array.from({ length: 60_000 }, (_, at) => `deck${String(at)}`);

const ODD: readonly (readonly [string, string, Sources, string])[] = [
  [
    'a line of nearly a megabyte in another file',
    'main.py',
    {
      ...CARDS,
      'cards/long.py': `deck = "${'deck draw '.repeat(100_000)}"\ndef take(hand): pass\n`,
    },
    MAIN,
  ],
  [
    'a line of nearly a megabyte above the cursor',
    'main.py',
    CARDS,
    MAIN.replace('    for', `    x = "${'a'.repeat(MEGABYTE - 1_000)}"\n    for`),
  ],
  ['a minified file', 'main.js', { 'deck.js': 'function deck0(){}' }, `${DISTINCT.join('=')}.|`],
  [
    'minified files around',
    'main.js',
    { 'lib.js': DISTINCT.map((name) => `function ${name}(){}`).join('') },
    'deck1.|',
  ],
  [
    'brackets that never close, 20,000 deep',
    'main.js',
    { 'lib.js': `function deck(a) {\n${'('.repeat(20_000)}\n${'{\n'.repeat(20_000)}` },
    `${'('.repeat(20_000)}\n${'[\n'.repeat(20_000)}deck(|`,
  ],
  [
    'brackets that were never opened',
    'main.py',
    { 'lib.py': `def deck(a):\n    ${')'.repeat(20_000)}\n` },
    `${')'.repeat(20_000)}\n${']\n'.repeat(20_000)}deck(|`,
  ],
  [
    'definitions that are nested 200 deep',
    'main.py',
    { 'lib.py': Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}class deck:`).join('\n') },
    'deck.|',
  ],
  ['text without any letters', 'main.go', { 'a.txt': '= + - \n'.repeat(1_000) }, '= + |'],
];

describe('a context of odd input', () => {
  it.each(ODD)('with %s is sound, and there in seconds', async (_, file, sources, marked) => {
    const started = performance.now();
    const asked = await ask(sources, file, marked);
    expect(performance.now() - started).toBeLessThan(6_000);
    expectSound(asked, file, 4_096);
  });
});
