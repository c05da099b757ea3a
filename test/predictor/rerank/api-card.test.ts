import { describe, expect, it } from 'vitest';
import { analyseScript } from '../../../analysis/index.js';
import { apiCard, MOST_CARD_CHARACTERS } from '../../../predictor/rerank/api-card.js';
import type { StoredApi } from '../../../sync/index.js';

const NEVER_USED = (): number => 0;

/** The API of a Script Include `Days` of the scope `x_toy`, as it is read from its text. */
function apiOf(script: string, rest: Partial<StoredApi> = {}): StoredApi {
  const { surface } = analyseScript({
    table: 'sys_script_include',
    sysId: '0'.repeat(32),
    name: 'Days',
    scope: 'x_toy',
    source: script,
  });
  if (surface === null) throw new Error('the script offers nothing');
  return {
    surface,
    access: 'public',
    callerAccess: 'none',
    clientCallable: false,
    active: true,
    policy: 'none',
    description: '',
    generated: null,
    generation: 1,
    ...rest,
  };
}

const SCRIPT = `
/** Counts working days. It knows holidays. */
var Days = Class.create();
Days.prototype = {
  initialize: function (calendar) {},
  add: function (start, count) {},
  _secret: function (key) {},
  isHoliday: function (day) {},
};`;

describe('the card of an API', () => {
  it('says the class, what it is for, its members with parameters, and its scope', () => {
    expect(apiCard(apiOf(SCRIPT), NEVER_USED)).toBe(
      'Days(calendar): Counts working days.\nadd(start, count), isHoliday(day)\nx_toy',
    );
  });

  it('puts the members first that are used most', () => {
    const card = apiCard(apiOf(SCRIPT), (member) => (member === 'isHoliday' ? 3 : 0));
    expect(card).toContain('\nisHoliday(day), add(start, count)\n');
  });

  it('takes the words of a model, or of its record, where the author wrote none', () => {
    const bare = SCRIPT.replace(/\/\*\*.*\*\//, '');
    const generated = {
      model: 'coder',
      writtenAt: '2026-01-02T03:04:05.000Z',
      text: 'Reckons with days.\nMore of it.',
      members: [],
    };
    expect(apiCard(apiOf(bare, { generated }), NEVER_USED)).toContain(': Reckons with days.\n');
    expect(apiCard(apiOf(bare, { description: 'Of a record' }), NEVER_USED)).toContain(
      ': Of a record\n',
    );
  });

  it('of an API without any text is its name and scope', () => {
    expect(apiCard(apiOf(''), NEVER_USED).split('\n')).toEqual(
      expect.arrayContaining(['x_toy', expect.stringMatching(/^Days/)]),
    );
  });

  it.each([
    ['a documentation without an end', `/** ${'words '.repeat(2_000)}*/\n${SCRIPT}`],
    [
      'hundreds of members',
      `var Days = {\n${Array.from({ length: 500 }, (_, at) => `m${at}: function (a, b) {},`).join('\n')}\n};`,
    ],
    ['a member of a thousand parameters', `var Days = { m: function (${'p, '.repeat(999)}q) {} };`],
    [
      'a documentation of emoji',
      `/** ${'😀'.repeat(700)} */\n${SCRIPT.replace(/\/\*\*.*\*\//, '')}`,
    ],
  ])('is bounded whatever is in it: %s', (_, script) => {
    const card = apiCard(apiOf(script), NEVER_USED);
    expect(card.length).toBeLessThanOrEqual(MOST_CARD_CHARACTERS);
    expect(card.startsWith('Days')).toBe(true);
    expect(card.endsWith('\nx_toy')).toBe(true);
    expect(card).not.toMatch(/\p{Surrogate}/u);
  });
});
