import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankText, LANGUAGES, type Language } from '../../../bench/context/sampling/index.js';

/** What is left, with runs of spaces as one. */
function left(source: string, language: Language): string {
  return blankText(source, language).replace(/ +/g, ' ').trim();
}

describe('blanking strings and comments', () => {
  it.each<readonly [Language, string, string]>([
    ['py', 'call(a) # other(b)', 'call(a)'],
    ['py', "x = 'it\\'s call()' + y", "x = ' ' + y"],
    ['py', 'x = "# no comment" # but this', 'x = " "'],
    ['py', 'x = """a\n"call()" b\n""" + y', 'x = """ \n \n""" + y'],
    ['py', "x = r'\\' + call()", "x = ' "],
    ['py', 'x = rb\'a\' + f"{call()}"', 'x = \' \' + " "'],
    ['py', "for_ = forb'a'", "for_ = forb' '"],
    ['py', "x = 'open\ncall()", "x = ' \ncall()"],
    ['py', "x = 'joined \\\nstill call()' + y", "x = ' \n ' + y"],
    ['js', 'a = b / c; // d / e', 'a = b / c;'],
    ['js', "a = /['\"]/.test(b) ? '1' : call()", "a = / /.test(b) ? ' ' : call()"],
    ['js', 'return /[/]call()/g.exec(a)', 'return / /g.exec(a)'],
    ['js', 'total = (a + b) / c / call()', 'total = (a + b) / c / call()'],
    ['js', '/* a\n call() */ b()', '\n b()'],
    [
      'ts',
      '`a ${call(`b ${inner({ c: 1 })} d`)} e` + f()',
      '` ${call(` ${inner({ c: 1 })} `)} ` + f()',
    ],
    ['ts', "const a = 'x\\\\'; call('y')", "const a = ' '; call(' ')"],
    ['java', 'String s = """\n call() "a"\n """; run();', 'String s = """\n \n """; run();'],
    ['java', "char c = '\"'; run(); // a", "char c = ' '; run();"],
    ['java', 'int a = b / c / d();', 'int a = b / c / d();'],
  ])('%s: %s', (language, source, expected) => {
    expect(left(source, language)).toBe(expected.trim());
  });

  it('keeps every offset and every line end, whatever the text', () => {
    const marks = Array.from('\'"`/*#\\\n\r{}$()[]r= ');
    const piece = fc.constantFrom(...marks, '"""', "'''", '//', '${', 'name', '語');
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom(...LANGUAGES), (pieces, language) => {
        const source = pieces.join('');
        const blanked = blankText(source, language);
        expect(blanked.length).toBe(source.length);
        for (let at = 0; at < source.length; at += 1) {
          expect(blanked[at] === source[at] || (blanked[at] === ' ' && source[at] !== '\n')).toBe(
            true,
          );
        }
      }),
    );
  });
});
