import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commentWordsOf,
  identifiersOf,
  signatureOf,
  splitIdentifier,
} from '../../analysis/index.js';

describe('the words of an identifier', () => {
  it.each([
    ['totalOf', ['total', 'of']],
    ['parseXMLDoc2', ['parse', 'xml', 'doc', '2']],
    ['XMLHttpRequest', ['xml', 'http', 'request']],
    ['u_cost_center', ['u', 'cost', 'center']],
    ['MAX_RETRY_COUNT', ['max', 'retry', 'count']],
    ['_loadRates', ['load', 'rates']],
    ['HRCaseUtilSNC', ['hr', 'case', 'util', 'snc']],
    ['getMemebers', ['get', 'memebers']],
    ['sys_id', ['sys', 'id']],
    ['base64Encode', ['base', '64', 'encode']],
    ['x_acme_core.DateMath', ['x', 'acme', 'core', 'date', 'math']],
    ['$sp', ['sp']],
    ['ÄnderungsListe', ['änderungs', 'liste']],
    ['发票合计', ['发票合计']],
    ['total合計Of', ['total', '合計', 'of']],
    ['A', ['a']],
    ['', []],
    ['__', []],
  ])('of %s are %j', (name, words) => {
    expect(splitIdentifier(name)).toEqual(words);
  });

  it('hold every letter and digit, in order and in lower case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_$]*$/), (name) => {
        expect(splitIdentifier(name).join('')).toBe(name.replace(/[_$]/g, '').toLowerCase());
      }),
    );
  });
});

describe('the identifiers of a text', () => {
  const names = (source: string): string[] => identifiersOf(source).map(({ name }) => name);

  it.each([
    ['names in order and again', 'var a = b.c(a);', ['a', 'b', 'c', 'a']],
    ['no keywords', 'if (this instanceof A) { return null; }', ['A']],
    ['no comments', 'a; // b\n/* c\n d */ e', ['a', 'e']],
    [
      'the words of strings',
      'q(\'active=true^state!=6\'); q("incident");',
      ['q', 'active', 'state', 'q', 'incident'],
    ],
    ['no long texts', `a('${'word '.repeat(60)}');`, ['a']],
    [
      'template text and expressions',
      '`total ${u.totalOf(`${id}`)} for ${n}`;',
      ['total', 'u', 'totalOf', 'id', 'n'],
    ],
    ['no regular expressions', "a = /it's b/gi.test(c) / d;", ['a', 'test', 'c', 'd']],
    ['a regular expression with a class', 'a(/[/"]b/); c', ['a', 'c']],
    ['division after a call', 'f(a) / b / c', ['f', 'a', 'b', 'c']],
    ['escaped quotes', "a('b\\'c'); d", ['a', 'b', 'c', 'd']],
    ['a string that is not closed', "a('b\nc", ['a', 'b', 'c']],
    ['numbers as nothing', 'a(0x1F, 1e5, 12px)', ['a']],
    ['names beyond ASCII', 'var 发票 = größe + \u{20BB7};', ['发票', 'größe', '\u{20BB7}']],
    ['ideographic spaces as spaces', 'a\u3000b\u00a0c\ufeffd', ['a', 'b', 'c', 'd']],
    ['nothing', '', []],
  ])('are %s', (_behaviour, source, expected) => {
    expect(names(source)).toEqual(expected);
  });

  it.each([
    ['LF', 'a\nb\n\nc'],
    ['CRLF', 'a\r\nb\r\n\r\nc'],
    ['CR', 'a\rb\r\rc'],
  ])('carry their line with %s', (_behaviour, source) => {
    expect(identifiersOf(source).map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('keep count of lines through comments, templates and continued strings', () => {
    const source = '/* \n */ a `\n${b}\n` "c\\\nd" e';
    expect(identifiersOf(source)).toEqual([
      { name: 'a', line: 2 },
      { name: 'b', line: 3 },
      { name: 'c', line: 4 },
      { name: 'd', line: 4 },
      { name: 'e', line: 5 },
    ]);
  });

  it('stand in the text on the line that they carry, whatever the text', () => {
    const code = fc
      .array(
        fc.constantFrom(
          'ab ',
          "'",
          '"',
          '`',
          '${',
          '}',
          '/',
          '/*',
          '*/',
          '//',
          '\n',
          '\\',
          '(',
          ')',
          'return ',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(code, fc.string({ unit: 'binary' })), (source) => {
        const lines = source.split(/\r\n|\r|\n/);
        for (const { name, line } of identifiersOf(source)) {
          expect(lines.slice(line - 1).some((text) => text.includes(name))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a signature', () => {
  const parameters = [
    { name: 'id', type: null, optional: false, defaultValue: null, rest: false, description: '' },
    {
      name: 'options',
      type: null,
      optional: true,
      defaultValue: null,
      rest: false,
      description: '',
    },
    { name: 'more', type: null, optional: false, defaultValue: null, rest: true, description: '' },
  ];

  it.each([
    [null, 'totalOf', 'method', 'totalOf(id, options?, ...more)'],
    ['InvoiceUtil', 'totalOf', 'method', 'InvoiceUtil.totalOf(id, options?, ...more)'],
    ['InvoiceUtil', 'initialize', 'constructor', 'InvoiceUtil(id, options?, ...more)'],
    [null, 'initialize', 'constructor', 'initialize(id, options?, ...more)'],
    [null, 'STATES', 'property', 'STATES'],
    ['InvoiceUtil', 'STATES', 'property', 'InvoiceUtil.STATES'],
  ] as const)('of class %s and member %s (%s) is %s', (className, name, kind, signature) => {
    expect(signatureOf(className, { name, kind, parameters })).toBe(signature);
  });
});

describe('the words of comments', () => {
  it.each([
    ['// Due after thirty days\nvar a = 1; // paid', 'Due 1, after 1, thirty 1, days 1, paid 2'],
    ['a();\r\n/**\r\n * @param {string} id of it\r\n */', 'param 3, string 3, id 3, of 3, it 3'],
    ['/* never closed\n by anybody', 'never 1, closed 1, by 2, anybody 2'],
    ["var url = 'http://no.comment'; var r = /[/*]no/; `// no ${a /* yes */}`", 'yes 1'],
    ['', ''],
  ])('of %j are %s', (source, expected) => {
    expect(
      commentWordsOf(source)
        .map(({ name, line }) => `${name} ${line}`)
        .join(', '),
    ).toBe(expected);
  });
});
