import { describe, expect, it } from 'vitest';
import { linesWithinTexts } from '../../../../predictor/context/language/lines-within-texts.js';

describe('lines that begin within a text', () => {
  it.each([
    ['', []],
    ['x = 1\ny = 2', []],
    ['"""one line"""\nx = 1', []],
    ['"""\ntext\n"""\nx = 1', [1, 2]],
    ["x = '''\ntext '\n''' + y\nz", [1, 2]],
    ['"""\n\'\'\'\n"""\nx', [1, 2]],
    ["x = \"'''\"\ny", []],
    ['# """\nx', []],
    ['"#" + """\ntext # """\nx', [1]],
    ['"""\ntext \\"""\n"""\nx', [1, 2]],
    ['"""a""" + """\nb\n"""', [1, 2]],
    ['it\'s = 1\n"""\ntext\n"""', [2, 3]],
    ['"""\nnever closed', [1]],
  ])('in %j are %j', (source, expected) => {
    expect([...linesWithinTexts(source.split('\n'))]).toEqual(expected);
  });
});
