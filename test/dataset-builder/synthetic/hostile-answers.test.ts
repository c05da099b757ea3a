import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerExamples } from '../../../dataset-builder/synthetic/answer-examples.js';
import { nestingBound } from '../../../dataset-builder/synthetic/nesting-bound.js';
import {
  syntheticCutter,
  type CutExamples,
} from '../../../dataset-builder/synthetic/synthetic-cutter.js';
import { contentsOf, script } from './contents-of.js';

const SOURCE = `var ReminderLetters = Class.create();
ReminderLetters.prototype = { send: function(to) { return to; }, type: 'ReminderLetters' };`;
const CONTENTS = contentsOf([script('ReminderLetters', SOURCE, 'sys_script_include')]);
const CUTTER = syntheticCutter(CONTENTS, { sites: 'all', seed: 1 });
const CALL = 'var sent = new ReminderLetters().send(1);\n';

function made(code: string): CutExamples {
  const [facts] = CONTENTS.facts.values();
  if (facts === undefined) throw new Error('the mirror holds no API');
  return answerExamples({ kind: 'text', text: `\`\`\`js\n${code}\n\`\`\`` }, facts, CUTTER);
}

/** As often as fits into what is read of an answer. */
function often(text: string, behind = ''): string {
  const count = Math.floor((7_900 - CALL.length) / (text.length + behind.length));
  return CALL + text.repeat(count) + behind.repeat(count);
}

describe('an answer that means harm', () => {
  it.each([
    ['brackets', often('[', ']')],
    ['parentheses', often('(', ')')],
    ['blocks', often('{', '}')],
    ['functions', often('(function(){', '})')],
    ['templates', often('`${', '}`')],
    ['negations', `${often('!')}1`],
    ['sums', `${often('1_0+')}1`],
    ['sums of objects', `${often('{}+')}1`],
    ['conditions', `${often('a?b:')}1`],
    ['members', `${often('a.')}b`],
    ['calls', `${CALL}a${'.b()'.repeat(1_900)}`],
    ['labels', `${often('a:')}1`],
  ])('is not followed into the depth of its %s', (_name, code) => {
    expect(made(code)).toMatchObject({ examples: [], drops: [{ reason: 'unreadable-script' }] });
  });

  it.each([
    ['alternatives', `${often('if(a);else ')};`],
    ['calls of the API', often(CALL)],
    ['names of the API', `${CALL}// ${'ReminderLetters'.repeat(500)}`],
    ['words of the API', `${CALL}// ${'reminder '.repeat(800)}`],
    ['masks', `${CALL}// ${'_'.repeat(7_000)}`],
    ['names that objects have of their own', `${CALL}var __proto__ = 1; constructor.toString();`],
  ])('takes bounded time with %s', (_name, code) => {
    const started = performance.now();
    made(code);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.each(["'Reminder' + 'Letters'", "'Reminder\\x4cetters'", "['Reminder', 'Letters'].join('')"])(
    'gives nothing away with %s',
    (disguise) => {
      for (const { draft } of made(`gs.info(${disguise});\n${CALL}`).examples) {
        const inSight = draft.codeBefore + draft.codeAfter;
        if (draft.question === 'api') expect(inSight).not.toMatch(/Letters|etters/);
      }
    },
  );

  it('is answered whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const { examples, drops } = made(pieces.join(' '));
        expect(examples.length + drops.length).toBeGreaterThan(0);
      }),
    );
  });
});

const PIECES = [
  ...['new', 'ReminderLetters', '(', ')', '{', '}', '.', ';', '\n', '`', '${', '/', '"', '//'],
  ...['send', 'var x =', 'function', 'gs.include("ReminderLetters");', CALL, '```', 'class', '=>'],
];

describe('how deep a parser would go', () => {
  it.each([
    ['', 0],
    ['a;b;c;', 1],
    ['a(b(c))', 6],
    ['a(1);b(2);', 4],
    ['`a${b}`', 5],
    [')', 1],
    ['"', Infinity],
  ])('into %s is at most %d', (source, bound) => {
    expect(nestingBound(source)).toBe(bound);
  });
});
