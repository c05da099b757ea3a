import { describe, expect, it } from 'vitest';
import { matchedLines } from '../../../../predictor/context/tree/matched-lines.js';

function matchOf(file: string, line: number, text: string, matched: readonly string[]): string {
  const submatches = matched.map((match) => ({ match: { text: match }, start: 0, end: 1 }));
  const data = { path: { text: file }, lines: { text }, line_number: line, absolute_offset: 0 };
  return `${JSON.stringify({ type: 'match', data: { ...data, submatches } })}\n`;
}

const BEGIN = '{"type":"begin","data":{"path":{"text":"a.py"}}}\n';

describe('the matches that ripgrep prints', () => {
  it('are told by file and line, without what begins and ends a file', () => {
    const output = [
      BEGIN,
      matchOf('./b.py', 2, 'two\n', ['two']),
      matchOf('./a.py', 10, 'ten\r\n', ['ten']),
      matchOf('./a.py', 9, 'nine', ['nine']),
      '{"type":"summary","data":{}}\n',
    ].join('');
    expect(matchedLines(Buffer.from(output), undefined)).toEqual([
      { file: 'a.py', line: 9, text: 'nine' },
      { file: 'a.py', line: 10, text: 'ten' },
      { file: 'b.py', line: 2, text: 'two' },
    ]);
  });

  it('are those of the wanted texts only, told by how often each was matched', () => {
    const output = [
      matchOf('a.py', 1, 'rare', ['rare']),
      matchOf('a.py', 2, 'common', ['common', 'common']),
      matchOf('a.py', 3, 'common rare', ['common', 'rare']),
    ].join('');
    let seen: ReadonlyMap<string, number> = new Map();
    const hits = matchedLines(Buffer.from(output), (counts) => {
      seen = counts;
      return new Set(['rare']);
    });
    expect([...seen]).toEqual([
      ['rare', 2],
      ['common', 3],
    ]);
    expect(hits.map(({ line }) => line)).toEqual([1, 3]);
    expect(matchedLines(Buffer.from(output), () => new Set())).toEqual([]);
  });

  it('end with the last whole one: a line that was cut is left out', () => {
    const whole = matchOf('a.py', 1, 'one', ['one']);
    const cut = matchOf('a.py', 2, 'two', ['two']);
    for (let length = 0; length < cut.length; length += 1) {
      const output = Buffer.from(whole + cut.slice(0, length));
      expect(matchedLines(output, undefined).map(({ line }) => line)).toEqual([1]);
    }
  });

  it('are left out where ripgrep gives bytes instead of text', () => {
    const bytes = (data: object): string => `${JSON.stringify({ type: 'match', data })}\n`;
    const output = [
      bytes({ path: { text: 'a.py' }, line_number: 1, lines: { bytes: '/w==' } }),
      bytes({ path: { bytes: '/w==' }, line_number: 1, lines: { text: 'x' } }),
      bytes({ path: { text: 'a.py' }, line_number: null, lines: { text: 'x' } }),
      matchOf('b.py', 1, 'x', ['x']),
    ].join('');
    expect(matchedLines(Buffer.from(output), undefined)).toEqual([
      { file: 'b.py', line: 1, text: 'x' },
    ]);
  });

  it('hold 400 letters of a line at most', () => {
    const output = matchOf('a.js', 1, 'x'.repeat(1_000_000), ['x']);
    expect(matchedLines(Buffer.from(output), undefined)[0]?.text).toHaveLength(400);
  });

  it('are not taken from code that looks like a match', () => {
    const text = '{"match":{"text":"rare"}}';
    const output = matchOf('a.js', 1, text, ['common']);
    expect(matchedLines(Buffer.from(output), () => new Set(['rare']))).toEqual([]);
  });

  it('are none in nothing', () => {
    expect(matchedLines(Buffer.alloc(0), undefined)).toEqual([]);
  });
});
