import { describe, expect, it } from 'vitest';
import { evenly } from '../../../bench/context/evenly.js';
import { measureFolder, type FolderOptions } from '../../../bench/context/measure-folder.js';
import { LANGUAGES } from '../../../bench/context/sampling/index.js';
import {
  WindowIndex,
  windowSystem,
  type ContextSystem,
} from '../../../bench/context/systems/index.js';
import { sourceFolder } from '../../predictor/context/source-folder.js';
import { localModel } from './local-model.js';

const LIMITS = { budgetTokens: 1_000, top: 10 };
const words = (text: string): number => text.split(/\s+/).length;
const SETTLE = 'def settle(book):\n    pass\n';

function optionsOf(folder: string): FolderOptions {
  const sampling = { positions: 10, seed: 1, languages: LANGUAGES };
  return { folder, minLines: 3, cursor: 'line', view: 'before', ...sampling };
}

const twoRepositories = {
  'one/a.py': SETTLE,
  'one/b.py': '# settle the book\nsettle(book)\n',
  'two/a.py': SETTLE,
  'two/c.py': '# unlike\nx = settle(y)\n',
  'tiny/a.py': 'x',
};

describe('measuring a folder', () => {
  it('asks every system at every position of each repository that is large enough', async () => {
    const { positions, repositories, systems } = await measureFolder(
      optionsOf(sourceFolder(twoRepositories)),
      {
        systemsFor: ({ files }) => [windowSystem('windows', new WindowIndex(files), LIMITS, words)],
        countTokens: words,
        model: null,
        writeKeywords: null,
        note: () => undefined,
      },
    );
    expect(systems).toEqual(['windows']);
    expect(repositories).toEqual([
      { name: 'one', lines: 6 },
      { name: 'two', lines: 6 },
    ]);
    expect(positions.map(({ position }) => position.file)).toEqual(['b.py', 'c.py']);
    const outcomes = positions.map(({ outcomes }) => outcomes.get('windows'));
    expect(outcomes[0]).toMatchObject({
      definition: 1,
      identifiers: 1,
      blocks: 1,
      completion: null,
    });
    expect(outcomes[1]).toMatchObject({ definition: 0, identifiers: 0, blocks: 0, tokens: 0 });
  });

  it('lets the systems take turns in going first, after each was asked once', async () => {
    const asked: string[] = [];
    const system = (name: string): ContextSystem => ({
      name,
      answer({ codeBefore }) {
        asked.push(`${name}${String(codeBefore.split('\n').length)}`);
        return Promise.resolve({ blocks: [], degraded: [] });
      },
    });
    const files = {
      'one/a.py': `${SETTLE}def reopen(): pass\n`,
      'one/b.py': 'settle()\nreopen()\n',
    };
    await measureFolder(optionsOf(sourceFolder(files)), {
      systemsFor: () => [system('a'), system('b')],
      countTokens: words,
      model: null,
      writeKeywords: null,
      note: () => undefined,
    });
    expect(asked).toEqual(['a1', 'b1', 'a1', 'b1', 'b2', 'a2']);
  });

  it('has a model complete as many lines as it may be asked for, with each context and with none', async () => {
    const { endpoint, questions } = await localModel('settle(book)');
    const folder = sourceFolder(twoRepositories);
    const { positions, systems } = await measureFolder(optionsOf(folder), {
      systemsFor: ({ files }) => [windowSystem('windows', new WindowIndex(files), LIMITS, words)],
      countTokens: words,
      model: { endpoint, maxRequests: 6 },
      writeKeywords: null,
      note: () => undefined,
    });
    expect(systems).toEqual(['windows', 'no context']);
    expect(questions()).toBe(4);
    const completions = positions.map(({ outcomes }) => outcomes.get('no context')?.completion);
    expect(completions.map((completion) => completion?.exactMatch)).toEqual([1, 0]);
  });

  it('says so where the requests do not reach for one position a repository', async () => {
    const { endpoint } = await localModel('');
    const measured = measureFolder(optionsOf(sourceFolder(twoRepositories)), {
      systemsFor: () => [],
      countTokens: words,
      model: { endpoint, maxRequests: 2 },
      writeKeywords: null,
      note: () => undefined,
    });
    await expect(measured).rejects.toThrow(/maxRequests is 2.*takes 3/);
  });
});

describe('evenly', () => {
  it.each([
    [5, ['a', 'b', 'c', 'd']],
    [2, ['a', 'c']],
    [3, ['a', 'b', 'c']],
    [0, []],
  ])('%i of four', (count, expected) => {
    expect(evenly(['a', 'b', 'c', 'd'], count)).toEqual(expected);
  });
});
