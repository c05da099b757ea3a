import { describe, expect, it } from 'vitest';
import { readDocumentation } from '../../../dataset-builder/document/documentation-answer.js';

const MEMBERS = ['send', 'constructor', '__proto__'];

describe('an answer of a model', () => {
  it.each([
    ['as asked for', '{"class": "Sends letters.", "members": {"send": "Sends one."}}'],
    [
      'in a fence, with words around it',
      'Sure!\n```json\n{"class": "Sends letters.", "members": {"send": "Sends one."}}\n```\nDone.',
    ],
    [
      'with line breaks within its strings',
      '{"class": "Sends\n  letters.",\r\n "members": {"send": "Sends\none."}}',
    ],
    [
      'behind what the model thought aloud',
      '<think>{"class": "no"}</think>{"class":"Sends letters.","members":{"send":"Sends one."}}',
    ],
    [
      'with Markdown and ends of comments',
      '{"class": "/** **Sends** `letters`. */", "members": {"send": "*/ Sends one."}}',
    ],
    [
      'with members that nobody asked for, and such as are no text',
      '{"class": "Sends letters.", "members": {"send": "Sends one.", "burn": "x", "constructor": 5}}',
    ],
  ])('is read %s', (_form, text) => {
    expect(readDocumentation({ kind: 'text', text }, MEMBERS)).toEqual({
      kind: 'documentation',
      written: { text: 'Sends letters.', members: [{ name: 'send', text: 'Sends one.' }] },
    });
  });

  it('need not speak of members', () => {
    const read = readDocumentation({ kind: 'text', text: '{"class": "Sends letters."}' }, MEMBERS);
    expect(read).toMatchObject({ written: { text: 'Sends letters.', members: [] } });
  });

  it.each([
    ['nothing', '', 'it holds no JSON object'],
    ['prose', 'I cannot help with that.', 'it holds no JSON object'],
    [
      'an object that breaks off',
      '{"class": "Sends", "members": {"send": ',
      'it holds no JSON object',
    ],
    ['a list', '["Sends letters."]', 'it holds no JSON object'],
    ['another form', '{"summary": "Sends letters."}', 'it has not the form that was asked for'],
    ['a class that is no text', '{"class": {"a": 1}}', 'it has not the form that was asked for'],
    [
      'an empty class',
      '{"class": " ``` ", "members": {"send": "x"}}',
      'it says nothing of the class',
    ],
  ])('is of no use where it holds %s', (_what, text, reason) => {
    expect(readDocumentation({ kind: 'text', text }, MEMBERS)).toEqual({
      kind: 'unusable',
      reason,
    });
  });

  it('is of no use where it is larger than what is read', () => {
    expect(readDocumentation({ kind: 'too-large' }, MEMBERS)).toMatchObject({
      reason: 'it is too long',
    });
  });

  it.each([
    ['words', 'word '.repeat(1_000)],
    ['one word', 'w'.repeat(5_000)],
    ['one word beyond the basic plane', `a${'😀'.repeat(2_000)}`],
  ])('is cut where it does not end: %s', (_what, long) => {
    const text = JSON.stringify({ class: long, members: { send: long } });
    const read = readDocumentation({ kind: 'text', text }, MEMBERS);
    const written = read.kind === 'documentation' ? read.written : null;
    const texts = [written?.text ?? '', written?.members[0]?.text ?? ''];
    expect(texts.map((each) => each.length <= 600 && each.length > 100)).toEqual([true, true]);
    expect(texts.every((each) => each.endsWith('…'))).toBe(true);
    expect(texts.every((each) => !/\p{Cs}/u.test(each))).toBe(true);
    expect(texts[1]?.length).toBeLessThanOrEqual(240);
  });
});
