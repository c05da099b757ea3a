import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYWORD_KINDS } from '../../../../predictor/context/keywords/keyword.js';
import { KEYWORD_TEMPLATE } from '../../../../predictor/context/keywords/keyword-template.js';
import { keywordText } from '../../../../predictor/context/keywords/keyword-text.js';

const { parse, render } = KEYWORD_TEMPLATE;

/** One keyword a line, as in the template. */
function read(answer: string): readonly string[] {
  return render(parse(answer)).split('\n');
}

const WANTED = ['class: Deck', 'method: load_*', 'variable: CONFIG_PATH'];

describe('the template of keywords', () => {
  it('is read as it is written', () => {
    const text = fc
      .string({
        unit: fc.constantFrom('a', 'X', 'é', 'Ж', '牌', 'कि', '𝑥', '0', '9', '_', '$', '*', '.'),
        minLength: 2,
        maxLength: 80,
      })
      .filter((written) => keywordText(written) === written);
    const keyword = fc.record({ kind: fc.constantFrom(...KEYWORD_KINDS), text });
    const keywords = fc.uniqueArray(keyword, { selector: (one) => one.text, maxLength: 10 });
    fc.assert(
      fc.property(keywords, (given) => {
        expect(parse(render(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['the template', 'class: Deck\nmethod: load_*\nvariable: CONFIG_PATH'],
    ['CRLF', 'class: Deck\r\nmethod: load_*\r\nvariable: CONFIG_PATH\r\n'],
    ['markers', '- class: Deck\n* method: load_*\n• variable: CONFIG_PATH'],
    ['numbers', '1. class: Deck\n2) method: load_*\n(3) variable: CONFIG_PATH'],
    ['capitals', 'CLASS: Deck\nMethod: load_*\nVariable: CONFIG_PATH'],
    ['plurals', 'classes: Deck\nmethods: load_*\nvariables: CONFIG_PATH'],
    ['other words', 'class name: Deck\nfunction: load_*\nconstant = CONFIG_PATH'],
    ['quotes', 'class: "Deck"\nmethod: `load_*`\nvariable: \'CONFIG_PATH\''],
    ['a fence', '```text\nclass: Deck\nmethod: load_*\nvariable: CONFIG_PATH\n```'],
    ['emphasis', '**class:** Deck\n**method**: `load_*`\n**variable: CONFIG_PATH**'],
    ['headings', '## Classes:\nDeck\nMethods:\n- load_*\n**Variables:**\n- CONFIG_PATH'],
    ['declarations', 'class Deck\ndef load_*(path, mode)\nconst CONFIG_PATH'],
    ['patterns of grep', 'class: class.*Deck\nmethod: def\\s+load_.*\nvariable: CONFIG_PATH'],
    ['remarks', 'class: Deck - the cards\nmethod: load_* # reads\nvariable: CONFIG_PATH (a path)'],
    [
      'thoughts',
      '<think>class: Wrong\n</think>\nclass: Deck\nmethod: load_*\nvariable: CONFIG_PATH',
    ],
    ['half of the tags', 'class: Wrong</think>class: Deck\nmethod: load_*\nvariable: CONFIG_PATH'],
    [
      'talk',
      'Sure, here they are:\nclass: Deck\nmethod: load_*\nvariable: CONFIG_PATH\nHope it helps!',
    ],
    ['a list in JSON', '["class: Deck", "method: load_*", "variable: CONFIG_PATH"]'],
    ['an object in JSON', '{"class": "Deck", "methods": ["load_*"], "variables": ["CONFIG_PATH"]}'],
    [
      'objects in JSON',
      '```json\n{"keywords": [{"kind": "class", "text": "Deck"}, {"type": "method", "name": "load_*"},\n"variable: CONFIG_PATH"]}\n```',
    ],
  ])('is read through %s', (_name, answer) => {
    expect(read(answer)).toEqual(WANTED);
  });

  it.each([
    ['a list of names', 'Deck, load_*, CONFIG_PATH', ['Deck', 'load_*', 'CONFIG_PATH']],
    ['names without labels', 'Deck\nself.load_*()', ['Deck', 'self.load_*']],
    ['JSON that broke off', '["Deck", "load_*", "CONF', ['Deck', 'load_*', 'CONF']],
    ['names of the platform', '$scope.*\n@property', ['$scope*', 'property']],
    [
      'names of every script',
      'Prüfung, 牌组, загрузить_*, खोज',
      ['Prüfung', '牌组', 'загрузить_*', 'खोज'],
    ],
  ])('without labels: %s', (_name, answer, names) => {
    expect(parse(answer)).toEqual(names.map((text) => ({ kind: 'other', text })));
  });

  it('gives each name once and ten at most, in the order of the answer', () => {
    const names = Array.from({ length: 14 }, (_, index) => `name${String(index)}`);
    const answer = `class: name3\nmethod: name3, ${names.join(', ')}`;
    const [first, ...others] = parse(answer);
    expect(first).toEqual({ kind: 'class', text: 'name3' });
    expect(others.map(({ text }) => text)).toEqual(
      names.filter((name) => name !== 'name3').slice(0, 9),
    );
  });

  it.each([
    ['nothing', ''],
    ['a refusal', "I'm sorry, I can't help with that."],
    ['prose', 'You should search for the class, then for its methods.'],
    ['none', 'None'],
    ['a thought without end', '<think>class: Deck\nmethod: load'],
    ['a pattern that matches everything', 'class: *\nmethod: .*\nvariable: **.**'],
    [
      'what hardly tells anything apart',
      'variable: i\nvariable: i*\nvariable: _1\nvariable: $$\nvariable: 牌*',
    ],
    [
      'patterns of another language',
      'method: load_\\w+\nclass: ^deck$|\\bdeck\\b\nvariable: [a-z]+',
    ],
    ['arguments of a program', 'method: --pre=sh\nvariable: -e'],
    ['a path', 'other: ../../etc/passwd\nother: C:\\Windows'],
    ['a name that is too long', `class: ${'x'.repeat(81)}`],
    ['a sentence behind a label', 'class: the one that loads the deck'],
    ['an unknown label', 'Note: Deck\nfile: deck.py'],
    ['deep JSON', `${'['.repeat(100_000)}"Deck"${']'.repeat(100_000)}`],
    ['numbers', '[1, 2, {"a": 3}]'],
  ])('is not found in %s', (_name, answer) => {
    expect(parse(answer)).toEqual([]);
  });

  it('is read in no time from whatever is long', () => {
    const long = 120_000;
    const started = performance.now();
    for (const piece of [
      '<think>',
      '(',
      '*',
      ' ',
      '- ',
      '`',
      'a',
      'class ',
      '\\s',
      '{"a":',
      'x.',
    ]) {
      parse(piece.repeat(long));
      parse(`class: ${piece.repeat(long)}`);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
