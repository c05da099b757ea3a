import { describe, expect, it } from 'vitest';
import { readPosition } from '../../../../predictor/context/position/read-position.js';
import { FileReader } from '../../../../predictor/context/tree/file-reader.js';
import { callVotes } from '../../../../predictor/context/usages/call-votes.js';
import { findUsages, type Usages } from '../../../../predictor/context/usages/find-usages.js';
import type { Sources } from '../source-folder.js';
import { NEVER, sourceTree } from '../source-tree.js';

interface Found {
  readonly usages: Usages;
  readonly votes: ReadonlyMap<string, number>;
}

/** Of the identifiers in `codeBefore` that are named. */
async function find(
  sources: Sources,
  file: string,
  codeBefore: string,
  uses: readonly string[],
): Promise<Found> {
  const tree = await sourceTree(sources);
  const position = readPosition({ file, codeBefore, codeAfter: '' });
  const named = new Map(uses.map((name) => [name, position.near.get(name) ?? 0]));
  const usages = await findUsages(tree, position, named, [], NEVER);
  return { usages, votes: callVotes(new FileReader(tree), usages) };
}

const SOURCES: Sources = {
  'own.py': 'shuffler = 1\nown_call(shuffler)\n',
  'one.py': 'import cards\n\nshuffler = open_table()\nshuffler.deal(4)\n',
  'two.py': 'def play(shuffler):\n    return shuffler.deal(2)\n\n\n\n\nfar_away()\n',
  'none.py': 'other(1)\n',
};

describe('usages', () => {
  it('are lines with the identifiers, by file, never those of the own one', async () => {
    const { usages } = await find(SOURCES, 'own.py', 'shuffler', ['shuffler', 'nowhere']);
    expect([...usages.weights.keys()]).toEqual(['shuffler']);
    expect([...usages.lines].toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual([
      [
        'one.py',
        [
          { line: 3, names: ['shuffler'] },
          { line: 4, names: ['shuffler'] },
        ],
      ],
      [
        'two.py',
        [
          { line: 1, names: ['shuffler'] },
          { line: 2, names: ['shuffler'] },
        ],
      ],
    ]);
    expect(usages.cut).toBeNull();
  });

  it('weigh what is rare, and what is near, more', async () => {
    const sources = {
      'a.py': `${'common()\n'.repeat(50)}rare()\nfar()\n`,
    };
    const before = `far\n${'\n'.repeat(20)}common rare`;
    const { weights } = (await find(sources, 'b.py', before, ['common', 'rare', 'far'])).usages;
    expect(weights.get('rare') ?? 0).toBeGreaterThan(weights.get('common') ?? 0);
    expect(weights.get('rare') ?? 0).toBeGreaterThan(weights.get('far') ?? 0);
  });

  it('tell what is called on values that are named like the receiver, by files', async () => {
    const { usages } = await find(SOURCES, 'own.py', 'shuffler.', ['shuffler']);
    expect([...usages.onReceiver]).toEqual([['deal', 2]]);
  });

  it('tell it where the identifiers themselves are not looked for', async () => {
    const { usages } = await find(SOURCES, 'own.py', 'table.shuffler.', []);
    expect([...usages.onReceiver]).toEqual([['deal', 2]]);
    expect(usages.lines.size).toBe(0);
  });

  it('tell nothing of a receiver that is the object itself', async () => {
    const sources = { 'a.py': 'self.deal(1)\n' };
    expect((await find(sources, 'own.py', 'self.', [])).usages.onReceiver.size).toBe(0);
  });

  it.each([
    ['pile', 'pile?.cut(1)\n', 'cut'],
    ['pile', 'pile().cut(1)\n', 'cut'],
  ])('tell what is called on %s', async (value, source, name) => {
    const { usages } = await find({ 'a.js': source }, 'own.js', `${value}.`, []);
    expect([...usages.onReceiver]).toEqual([[name, 1]]);
  });

  it('are none of names that nobody uses, and in an empty tree', async () => {
    for (const sources of [{}, { 'a.py': 'x = 1\n' }]) {
      const { usages, votes } = await find(sources, 'own.py', 'shuffler.', ['shuffler']);
      expect([usages.lines.size, usages.weights.size, usages.onReceiver.size, votes.size]).toEqual([
        0, 0, 0, 0,
      ]);
    }
  });

  it('are the same twice', async () => {
    const [one, other] = [
      await find(SOURCES, 'own.py', 'shuffler.', ['shuffler']),
      await find(SOURCES, 'own.py', 'shuffler.', ['shuffler']),
    ];
    expect(one).toEqual(other);
  });
});

describe('votes', () => {
  it('are for what is called around the uses', async () => {
    const { votes } = await find(SOURCES, 'own.py', 'shuffler', ['shuffler']);
    expect(new Set(votes.keys())).toEqual(new Set(['open_table', 'deal', 'play']));
  });

  it('are one of a file for each identifier and name', async () => {
    const { votes, usages } = await find(
      { 'a.py': 'shuffler.deal(1)\nshuffler.deal(2)\n', 'b.py': 'shuffler.deal(3)\n' },
      'own.py',
      'shuffler',
      ['shuffler'],
    );
    expect(votes.get('deal')).toBeCloseTo(2 * (usages.weights.get('shuffler') ?? 0), 12);
  });

  it('are none for words of the language, and none in lines that nobody wrote', async () => {
    const { votes } = await find(
      { 'a.js': `if (shuffler) { while (shuffler) {} }\n${'x(shuffler);'.repeat(100)}\n` },
      'own.js',
      'shuffler',
      ['shuffler'],
    );
    expect(votes.size).toBe(0);
  });
});
