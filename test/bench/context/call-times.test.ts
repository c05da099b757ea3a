import { describe, expect, it } from 'vitest';
import { callTimes } from '../../../bench/context/call-times.js';
import { latencyTargetMs } from '../../../bench/context/latency-target.js';
import { readRepository } from '../../../bench/context/sampling/index.js';
import { finderSystem, type ContextSystem } from '../../../bench/context/systems/index.js';
import { openContextFinder } from '../../../predictor/context/index.js';
import { sourceFolder } from '../../predictor/context/source-folder.js';

const OPTIONS = { positions: 10, seed: 1, cursor: 'call' } as const;
const FILES = {
  'one/a.py': 'def settle(book):\n    pass\n\n\ndef reopen(book):\n    pass\n',
  'one/b.py': 'from a import reopen, settle\n\nsettle(1)\nreopen(1)\n',
};

describe('the times of calls', () => {
  it('are one for each position, after calls that do not count', async () => {
    const asked: string[] = [];
    const finder = finderSystem(await openContextFinder(), 'full', { budgetTokens: 500, top: 5 });
    const system: ContextSystem = {
      name: finder.name,
      answer(question) {
        asked.push(question.codeBefore);
        return finder.answer(question);
      },
    };
    const repository = readRepository(`${sourceFolder(FILES)}/one`);
    const times = await callTimes(repository, OPTIONS, system);
    expect(times).toHaveLength(2);
    expect(times.every((ms) => ms > 0)).toBe(true);
    expect(asked).toHaveLength(4);
  });

  it('cannot be had where nothing is called from another file', async () => {
    const repository = readRepository(`${sourceFolder({ 'one/a.py': 'pass\n' })}/one`);
    const system = finderSystem(await openContextFinder(), 'full', { budgetTokens: 500, top: 5 });
    await expect(callTimes(repository, OPTIONS, system)).rejects.toThrow(/one has no position/);
  });
});

describe('the target', () => {
  it.each([
    [1_000, 100],
    [80_000, 100],
    [415_000, 400],
    [750_000, 700],
  ])('at %i lines is %i ms', (lines, targetMs) => {
    expect(latencyTargetMs(lines)).toBe(targetMs);
  });
});
