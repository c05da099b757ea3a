import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContextAnswer } from '../../../../domain/index.js';
import { openContextFinder, questionAt } from '../../../../predictor/index.js';
import { writeDeckTree } from '../deck-tree.js';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'odd-folder-')));
  writeDeckTree(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function ask(
  file = 'game/play.py',
  line = 5,
  column = 9,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<ContextAnswer> {
  const { codeBefore, codeAfter, ...position } = await questionAt({ root, file, line, column });
  await meanwhile();
  const finder = await openContextFinder();
  const limits = { budgetTokens: 4_096, top: 10, variant: 'full', keywords: null } as const;
  const question = { file: position.file, codeBefore, codeAfter, ...limits };
  return finder.find({ kind: 'folder', root }, question);
}

describe('an odd folder', () => {
  it('whose files match everywhere is read in part, and the answer says so', async () => {
    const line = 'deck = Deck(); play_round(seed)\n';
    await mkdir(join(root, 'many'));
    for (const name of ['a', 'b', 'c', 'd']) {
      await writeFile(join(root, 'many', `${name}.py`), line.repeat(30_000));
    }
    const { blocks, degraded, timings } = await ask();
    expect(blocks[0]?.file).toBe('deck.py');
    expect(degraded).toContainEqual({
      stage: 'search',
      reason: 'of files with more than 5000 matches the rest was left out',
    });
    expect(timings['total']).toBeLessThan(5_000);
  });

  it('with binary files, lines of a megabyte and no code at all is searched all the same', async () => {
    const megabyte = 'x'.repeat(1_000_000);
    await writeFile(join(root, 'binary.py'), 'def shuffle_cards(): \0\n');
    await writeFile(join(root, 'long.py'), `text = '${megabyte}'; Deck()\n`);
    await writeFile(join(root, 'dots.py'), 'Deck.'.repeat(200_000));
    await writeFile(join(root, 'latin.py'), Buffer.from([0xe9, 0x0a, 0x44, 0x65, 0x63, 0x6b]));
    const { blocks } = await ask();
    expect(blocks[0]?.file).toBe('deck.py');
    expect(blocks.map(({ file }) => file)).not.toContain('binary.py');
  });

  it.each([
    ['before the cursor', `text = ${'deck.'.repeat(200_000)}`, 1_000_006],
    ['of one name', `${'x'.repeat(1_000_000)}.`, 1_000_001],
    ['of names', 'shuffle_cards(seed), '.repeat(45_000), 900_000],
    ['of brackets', `class A${'('.repeat(1_000_000)}`, 1_000_000],
    ['of imports', `from deck import (${'Deck, '.repeat(150_000)}`, 900_000],
  ])('is searched from a line of a megabyte %s', async (_, text, column) => {
    await writeFile(join(root, 'long.py'), text);
    const { timings, degraded } = await ask('long.py', 1, column);
    expect(degraded).toEqual([]);
    expect(timings['total']).toBeLessThan(5_000);
  });

  it('is searched from many lines of names that are all different', async () => {
    const name = (at: number): string => `漢字_name_${String(at)}`;
    const line = (at: number): string =>
      Array.from({ length: 40 }, (_, each) => name(at * 40 + each)).join(' ');
    const text = Array.from({ length: 60 }, (_, at) => line(at)).join('\n');
    await writeFile(join(root, 'names.js'), text);
    const { degraded } = await ask('names.js', 50, 10);
    expect(degraded).toEqual([]);
  });

  it('that vanishes before it is searched is named', async () => {
    const gone = ask('game/play.py', 5, 9, () => rm(root, { recursive: true }));
    await expect(gone).rejects.toMatchObject({ code: 'CONTEXT_ROOT_UNREADABLE' });
  });

  it('that is emptied gives nothing', async () => {
    const emptied = ask('game/play.py', 5, 9, async () => {
      await rm(root, { recursive: true });
      await mkdir(root);
    });
    expect((await emptied).blocks).toEqual([]);
  });
});
