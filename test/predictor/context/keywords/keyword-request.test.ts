import { describe, expect, it } from 'vitest';
import { keywordRequest } from '../../../../predictor/context/keywords/keyword-request.js';

const LINES = Array.from({ length: 100 }, (_, index) => `line${String(index)}()`);

function shown(codeBefore: string, codeAfter: string, file = 'app/deck.py'): string {
  return keywordRequest({ file, codeBefore, codeAfter }, 'coder').messages[1]?.content ?? '';
}

describe('what a model is asked', () => {
  it('is the template, the file, and the code on both sides of the cursor', () => {
    const question = { file: 'app/deck.py', codeBefore: 'deck = Deck\n', codeAfter: '\nend()' };
    const request = keywordRequest(question, 'coder');
    expect(request).toMatchObject({ model: 'coder', temperature: 0, seed: 1, max_tokens: 256 });
    const [system, user] = request.messages;
    expect(system?.content).toContain('at most 10 keywords');
    expect(system?.content).toContain('`class: Name`, `method: name`, `variable: name`');
    expect(user?.content).toBe(
      'File: app/deck.py\n\n<code>\ndeck = Deck\n<cursor/>\nend()\n</code>',
    );
  });

  it('is the same bytes for the same position', () => {
    const question = { file: 'a.ts', codeBefore: 'a\n', codeAfter: 'b\n' };
    expect(JSON.stringify(keywordRequest(question, 'm'))).toBe(
      JSON.stringify(keywordRequest({ ...question }, 'm')),
    );
  });

  it('holds the last 60 lines before and the first 15 after', () => {
    const text = shown(LINES.join('\r\n'), LINES.join('\n'));
    expect(text).toContain('<code>\nline40()\nline41()');
    expect(text).toContain('line99()<cursor/>line0()');
    expect(text).toContain('line14()\n</code>');
    expect(text).not.toContain('\r');
  });

  it('stays small whatever the code is, and whole in its characters', () => {
    const text = shown('x😀'.repeat(500_000), '😀y'.repeat(500_000), `${'d/\n'.repeat(1_000)}a.py`);
    expect(text.length).toBeLessThan(8_000);
    expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
    expect(shown('', '')).toContain('<cursor/>');
  });
});
