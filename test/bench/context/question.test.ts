import { describe, expect, it } from 'vitest';
import { questionAt } from '../../../bench/context/question.js';
import type { Position } from '../../../bench/context/sampling/index.js';

const text = 'import a\r\n    x = a.settle(1)  # one\r\nafter()\r\n';
const code = 'import a\r\n    x = a.settle(1)       \r\nafter()\r\n';
const position: Position = {
  repository: 'one',
  root: '/r',
  file: 'b.py',
  line: 2,
  column: 10,
  name: 'settle',
  definition: { file: 'a.py', line: 1 },
  language: 'py',
  kind: 'attribute',
  inTest: false,
  maskedLine: '    x = a.settle(1)  # one',
};

describe('a question', () => {
  it('masks the line from its first word', () => {
    expect(questionAt(position, { text, code }, 'line', 'before')).toMatchObject({
      root: '/r',
      file: 'b.py',
      codeBefore: 'import a\r\n    ',
      codeAfter: '',
      masked: 'x = a.settle(1)  # one',
    });
  });

  it('masks the line from the callee, and shows the lines below where they are to be seen', () => {
    const question = questionAt(position, { text, code }, 'call', 'both');
    expect(question.codeBefore).toBe('import a\r\n    x = a.');
    expect(question.codeAfter).toBe('after()\r\n');
    expect(question.masked).toBe('settle(1)  # one');
    expect(question.maskedCode.trim()).toBe('settle(1)');
  });

  it('may stand in a last line without an end', () => {
    const last = { text: 'a\nsettle()', code: 'a\nsettle()' };
    const question = questionAt({ ...position, line: 2, column: 0 }, last, 'line', 'both');
    expect(question).toMatchObject({ codeBefore: 'a\n', codeAfter: '', masked: 'settle()' });
  });
});
