import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorContext, type CursorContext } from '../../analysis/index.js';
import { company } from './company.js';

/** The context at the single `|` of a piece of code. */
function at(code: string, directory?: ReturnType<typeof company>): CursorContext {
  const cursor = code.search(/(?<!\|)\|(?!\|)/);
  return cursorContext({
    codeBefore: code.slice(0, cursor),
    codeAfter: code.slice(cursor + 1),
    scope: 'x_acme_billing',
    ...(directory === undefined ? {} : { directory }),
  });
}

type ReceiverRow = readonly [
  behaviour: string,
  code: string,
  className: string | null,
  isStatic: boolean,
];

const RECEIVERS: readonly ReceiverRow[] = [
  ['a variable', 'var u = new InvoiceUtil();\nu.|', 'InvoiceUtil', false],
  [
    'a variable and the beginning of a name',
    'var u = new InvoiceUtil();\nu.tot|',
    'InvoiceUtil',
    false,
  ],
  [
    'a variable in the middle of a name',
    'var u = new InvoiceUtil();\nu.tot|alOf(1);',
    'InvoiceUtil',
    false,
  ],
  ['a variable on the line above', 'var u = new InvoiceUtil();\nu\n  .|', 'InvoiceUtil', false],
  [
    'a variable of another scope',
    'var d = new x_acme_core.DateMath("UTC");\nvar n = d.|',
    'x_acme_core.DateMath',
    false,
  ],
  ['an optional chain', 'const u = new InvoiceUtil();\nu?.|', 'InvoiceUtil', false],
  ['a variable declared first', 'var u;\nu = new InvoiceUtil();\nu.|', 'InvoiceUtil', false],
  [
    'the second of several declarators',
    'var a = 1, u = new InvoiceUtil();\nu.|',
    'InvoiceUtil',
    false,
  ],
  [
    'a variable that was given another class later',
    'var u = new A();\nu = new B();\nu.|',
    'B',
    false,
  ],
  [
    'a variable before it is given another class',
    'var u = new A();\nu.|\nu = new B();',
    'A',
    false,
  ],
  ['a variable emptied first', 'var u = null;\nif (!u) u = new A();\nu.|', 'A', false],
  ['a variable handed on', 'var u = new A(); var v = u;\nv.|', 'A', false],
  ['a default by ||', 'var u = given || new A();\nu.|', 'A', false],
  ['a choice', 'var u = x ? new A() : null;\nu.|', 'A', false],
  [
    'an outer variable in a callback',
    'var u = new A();\nids.forEach(function (id) {\n  u.|\n});',
    'A',
    false,
  ],
  ['an outer variable in an arrow', 'const u = new A();\nids.map((id) => u.|', 'A', false],
  [
    'a parameter that hides an outer variable',
    'var u = new A();\nfunction f(u) {\n  u.|\n}',
    null,
    false,
  ],
  [
    'a variable that hides an outer one',
    'var u = new A();\nfunction f() {\n  var u = new B();\n  u.|\n}',
    'B',
    false,
  ],
  [
    'a variable of a sibling function',
    'function a() { var u = new A(); }\nfunction b() { var u = load(); u.|',
    null,
    false,
  ],
  [
    'a parameter with a JSDoc type',
    '/**\n * @param {x_acme_core.DateMath} d\n */\nfunction f(d) {\n  d.|\n}',
    'x_acme_core.DateMath',
    false,
  ],
  ['a fresh instance', 'new InvoiceUtil().|', 'InvoiceUtil', false],
  [
    'a fresh instance with arguments',
    'gs.info(new x_acme_core.QueryBuilder("task", { a: [1] }).|',
    'x_acme_core.QueryBuilder',
    false,
  ],
  ['a fresh instance in parentheses', '(new InvoiceUtil()).|', 'InvoiceUtil', false],
  ['a class', 'InvoiceUtil.|', 'InvoiceUtil', true],
  ['a class of another scope', 'var iso = x_acme_core.DateMath.|', 'x_acme_core.DateMath', true],
  ['a global class', 'global.IncidentUtils.|', 'global.IncidentUtils', true],
  ['an object literal with a small letter', 'dateHelper.|', 'dateHelper', true],
  ['a prototype', 'InvoiceUtil.prototype.|', 'InvoiceUtil', false],
  ['an alias', 'var U = x_acme_core.DateMath;\nU.|', 'x_acme_core.DateMath', true],
  [
    'an instance of an alias',
    'var U = x_acme_core.DateMath;\nvar u = new U();\nu.|',
    'x_acme_core.DateMath',
    false,
  ],
  [
    'a fresh instance of an alias',
    'var U = x_acme_core.DateMath;\nnew U().|',
    'x_acme_core.DateMath',
    false,
  ],
  [
    'a field set in initialize',
    'var J = Class.create();\nJ.prototype = {\n  initialize: function () {\n    this.u = new InvoiceUtil();\n  },\n  run: function () {\n    this.u.|\n  },\n};',
    'InvoiceUtil',
    false,
  ],
  [
    'a field set further down',
    'var J = Class.create();\nJ.prototype = {\n  run: function () {\n    this.u.|\n  },\n  start: function () {\n    this.u = new InvoiceUtil();\n  },\n};',
    'InvoiceUtil',
    false,
  ],
  [
    'a field that is its own default',
    'J.prototype = { run: function () { this._u = this._u || new A();\n this._u.|',
    'A',
    false,
  ],
  [
    'a field among the members',
    'J.prototype = { u: new A(), run: function () {\n this.u.|',
    'A',
    false,
  ],
  [
    'a field reached through self',
    'J.prototype = { initialize: function () { this.u = new A(); }, run: function () { var self = this; go(function () { self.u.|',
    'A',
    false,
  ],
  [
    'this in a class',
    'var J = Class.create();\nJ.prototype = {\n  run: function () {\n    this.|\n  },\n};',
    'J',
    false,
  ],
  [
    'this in a derived class',
    'var J = Class.create();\nJ.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {\n  run: function () {\n    var a = this.|\n  },\n});',
    'J',
    false,
  ],
  ['this in an ES6 class', 'class J extends Base {\n  run(a) {\n    this.|\n  }\n}', 'J', false],
  [
    'this in a method added to a prototype',
    'J.prototype.run = function () {\n  this.|',
    'J',
    false,
  ],
  ['this outside of any class', 'this.|', null, false],
  ['a record of the platform', "var gr = new GlideRecord('incident');\ngr.|", 'GlideRecord', false],
  [
    'the current record',
    '(function executeRule(current, previous) {\n  current.|\n})(current, previous);',
    'GlideRecord',
    false,
  ],
  ['gs', 'gs.|', 'gs', true],
  [
    'a platform class of a namespace',
    "var m = new sn_ws.RESTMessageV2('a', 'b');\nm.|",
    'sn_ws.RESTMessageV2',
    false,
  ],
  ['what a platform call returns', 'gs.getUser().|', 'GlideUser', false],
  [
    'a variable that holds what a platform call returns',
    "var r = new sn_ws.RESTMessageV2('a', 'b').execute();\nr.|",
    'sn_ws.RESTResponseV2',
    false,
  ],
  ['a call of nobody knows what', 'load().|', null, false],
  ['a member of a member', 'a.b.c.|', null, false],
  ['an element of a list', 'list[0].|', null, false],
  ['a string', "'abc'.|", null, false],
];

describe('the receiver before a dot', () => {
  it.each(RECEIVERS)('is known for %s', (_behaviour, code, className, isStatic) => {
    const { question, receiver } = at(code);
    expect({ question, className: receiver?.className, isStatic: receiver?.isStatic }).toEqual({
      question: 'member',
      className,
      isStatic,
    });
  });

  it.each([
    [
      'a chain of calls',
      "new x_acme_core.QueryBuilder('task').where('a', '=', 1).|",
      'x_acme_core.QueryBuilder',
    ],
    [
      'a call that returns another class',
      "var q = new x_acme_core.QueryBuilder('task');\nq.math().|",
      'x_acme_core.DateMath',
    ],
    [
      'a variable that holds the end of a chain',
      "var d = new x_acme_core.QueryBuilder('task').limit(1).math();\nd.|",
      'x_acme_core.DateMath',
    ],
    ['a static factory', 'InvoiceUtil.getInstance().|', 'x_acme_billing.InvoiceUtil'],
  ])('is followed through other scripts for %s', (_behaviour, code, className) => {
    expect(at(code, company()).receiver).toMatchObject({ className, isStatic: false });
  });

  it.each([
    ['u.|', 'u'],
    ['this.u.|', 'this.u'],
    ['x = new InvoiceUtil(1).|', 'new InvoiceUtil(1)'],
    ['foo(a, x_acme_core.DateMath.|', 'x_acme_core.DateMath'],
  ])('keeps its text in `%s`', (code, text) => {
    expect(at(code).receiver?.text).toBe(text);
  });
});

describe('the question at the cursor', () => {
  it.each([
    ['an empty script', '|', '', false, null],
    ['the start of a statement', 'var a = 1;\n|', '', false, null],
    ['the beginning of a name', 'var a = Inv|', 'Inv', false, null],
    ['behind new', 'var a = new |', '', true, null],
    ['behind new and the beginning of a name', 'var a = new Inv|', 'Inv', true, null],
    ['behind a namespace', 'var a = x_acme_core.|', '', false, 'x_acme_core'],
    [
      'behind a namespace and the beginning of a name',
      'x_acme_core.Da|',
      'Da',
      false,
      'x_acme_core',
    ],
    ['behind new and a namespace', 'new x_acme_core.|', '', true, 'x_acme_core'],
    ['behind new and global', 'var u = new global.Inc|', 'Inc', true, 'global'],
    ['an argument', 'foo(a, |)', '', false, null],
    ['a Chinese name', 'var a = 发票|', '发票', false, null],
  ])('asks for an API at %s', (_behaviour, code, prefix, afterNew, qualifier) => {
    const context = at(code);
    expect(context).toMatchObject({
      question: 'api',
      prefix,
      afterNew,
      qualifier,
      receiver: null,
      inert: false,
    });
  });

  it('takes a local variable with the form of a namespace for a receiver', () => {
    expect(at('var x_acme_core = load();\nx_acme_core.|').question).toBe('member');
  });

  it.each([
    ['a line comment', '// use |'],
    ['a block comment', '/* use | */'],
    ['JSDoc', '/**\n * @param {|}\n */'],
    ['a string', "gs.info('use |');"],
    ['a string in double quotes', 'gs.info("u.|");'],
    ['a template', 'gs.info(`use |`);'],
    ['a regular expression', 'if (/^u[/|'],
    ['a string behind an escaped quote', "gs.info('it\\'s u.|"],
  ])('is none in %s', (_behaviour, code) => {
    expect(at(code).inert).toBe(true);
  });

  it.each([
    ['behind a closed string', "gs.info('a', |"],
    ['in the expression of a template', 'gs.info(`a ${|} b`);'],
    ['below an unclosed string', "var a = 'abc\n|"],
    ['below a comment', '// done\n|'],
    ['behind a division', 'var a = b / c; |'],
    ['behind a division that is being typed', 'var a = b / |'],
    ['below a slash that closes nowhere', 'var a = / b\n|'],
    ['behind a regular expression with a quote', "var a = /it's/.test(b); |"],
  ])('is one %s', (_behaviour, code) => {
    expect(at(code).inert).toBe(false);
  });
});

describe('what encloses the cursor', () => {
  it.each([
    [
      'a method',
      'var J = Class.create();\nJ.prototype = {\n  run: function (a) {\n    if (a) {\n      |',
      'run',
      'J',
    ],
    [
      'a method of a derived class',
      'J.prototype = Object.extendsObject(x_acme_core.Base, {\n  run: function () {\n    |',
      'run',
      'J',
    ],
    [
      'a callback in a method',
      'J.prototype = { run: function () { l.forEach(function (x) {\n|',
      'run',
      'J',
    ],
    ['a method of an ES6 class', 'class J {\n  run(a) {\n    |', 'run', 'J'],
    ['a method added to a prototype', 'J.prototype.run = function () { |', 'run', 'J'],
    ['a static', 'J.of = function () { |', 'of', 'J'],
    ['a method of an object literal', 'var Tool = { run: function () { |', 'run', 'Tool'],
    ['a declared function', 'function onLoad() { |', 'onLoad', null],
    ['a wrapper', '(function executeRule(current, previous) {\n  |', 'executeRule', null],
    ['a function in a variable', 'var go = function () { |', 'go', null],
    ['a named arrow', 'const go = (a) => { |', 'go', null],
    ['code behind a function', 'function a() {}\n|', null, null],
    ['code behind a class', 'J.prototype = { run: function () {} };\n|', null, null],
    [
      'a method behind a broken one',
      'J.prototype = {\n  a: function () {\n    foo(;\n  },\n  run: function () {\n    |',
      'run',
      'J',
    ],
  ])('is told for %s', (_behaviour, code, enclosingFunction, enclosingClass) => {
    expect(at(code)).toMatchObject({ enclosingFunction, enclosingClass });
  });
});

describe('what is in sight of the cursor', () => {
  it('lists identifiers with their roles, nearest first, on both sides', () => {
    const { identifiers } = at(
      "var gr = new GlideRecord('incident');\ngr.addQuery('state', 1);\n|\nvar total = DateMath.toIso(gr.opened_at);",
    );
    const words = identifiers.map(({ name, role, side, distanceLines }) =>
      [name, role, side, distanceLines].join(' '),
    );
    expect(words).toEqual([
      'gr variable before 1',
      'addQuery method before 1',
      'state string before 1',
      'total variable after 1',
      'DateMath class after 1',
      'toIso method after 1',
      'gr variable after 1',
      'opened_at property after 1',
      'gr variable before 2',
      'GlideRecord class before 2',
      'incident table before 2',
    ]);
  });

  it('leaves out the name that is being typed, on both sides of the cursor', () => {
    expect(at('var a = Inv|oice;').identifiers.map(({ name }) => name)).toEqual(['a']);
  });

  it('lists tables and classes in use, nearest first and each once', () => {
    const { tables, usedClasses } = at(`
      var a = new x_acme_core.DateMath(); var t = new GlideRecord('task');
      var b = new InvoiceUtil(); var i = new GlideAggregate('incident'); InvoiceUtil.of();
      |
      // new Hidden();
      global.IncidentUtils.STATES; new GlideRecord('task');`);
    expect(tables).toEqual(['incident', 'task']);
    expect(usedClasses).toEqual(['InvoiceUtil', 'x_acme_core.DateMath', 'global.IncidentUtils']);
  });

  it.each([
    ['var d = new x_acme_core.DateMath();\n|', 'd x_acme_core.DateMath in reach'],
    ['var d = new DateMath();\nfunction f() { | }', 'd DateMath in reach'],
    ['function f() { var d = new DateMath(); }\n|', 'd DateMath'],
    ['|\nvar d = new DateMath();', 'd DateMath'],
    ['var d = DateMath;\n|', 'd DateMath'],
    ['var d = new DateMath();\nd = new InvoiceUtil();\n|', 'd DateMath, d InvoiceUtil in reach'],
    ['var d = new DateMath();\nd = null;\n|', 'd DateMath in reach'],
    [
      'X.prototype = { a: function () { this.d = new DateMath(); }, b: function () { | } };',
      'd DateMath',
    ],
    ['var d = load();\n|', ''],
  ])('knows what holds an object: %j', (code, expected) => {
    const { holders } = at(code);
    expect(
      holders
        .map(({ name, className, inReach }) => `${name} ${className}${inReach ? ' in reach' : ''}`)
        .join(', '),
    ).toBe(expected);
  });

  it('does not count the classes of the code itself as classes in use', () => {
    expect(
      at('var J = Class.create();\nJ.prototype = { a: function () { new J().|').usedClasses,
    ).toEqual([]);
  });
});

describe('reading the context', () => {
  const fragments = fc.constantFrom(
    'var u = ',
    'new ',
    'InvoiceUtil',
    '()',
    '.',
    'this',
    'function ',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    "'",
    '"',
    '`',
    '${',
    '/',
    '//',
    '/*',
    '*/',
    '\n',
    '\r\n',
    ',',
    ';',
    '=',
    '=>',
    '?.',
    'x_acme_core',
    'class ',
    'extends ',
    ':',
    '||',
    '名',
    '/** @param {X} u */',
  );
  const code = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragments).map((parts) => parts.join('')),
  );

  it('never throws, whatever stands around the cursor', () => {
    fc.assert(
      fc.property(code, code, (codeBefore, codeAfter) => {
        const context = cursorContext({ codeBefore, codeAfter, scope: null, table: null });
        expect(codeBefore.endsWith(context.prefix)).toBe(true);
        for (const { distanceLines } of context.identifiers) {
          expect(distanceLines).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('copes with a line of a megabyte', () => {
    expect(at(`var a = [${'1,'.repeat(500_000)}1];var u = new A();u.|`).receiver?.className).toBe(
      'A',
    );
  });

  it('copes with nesting deeper than a stack', () => {
    expect(at(`${'f('.repeat(100_000)}|`).question).toBe('api');
  });
});

describe('what the code behind the cursor waits for', () => {
  it.each([
    ['a variable that is given a value here', 'var due = |;\ndue.getValue();', 'due', ['getValue']],
    ['a field', 'this.reader = |;\nthis.reader.open(1);', 'reader', ['open']],
    ['a property of an object', 'call({ due: | });', 'due', []],
    ['behind new', 'var a = new |;\na.b(); a.c(); a.b();', 'a', ['b', 'c']],
    ['a name that nothing declares', '|\nvar n = _.count(x);', null, ['count']],
    ['nothing of what is declared', 'var gr = f();\n|\ngr.query(); gs.info(1); X.run();', null, []],
    ['nothing of a parameter', 'function f(list) {\n|\nlist.push(1);\n}', null, []],
    ['nothing of a field of something else', '|\nrow.total.add(1);', null, []],
    ['nothing in a string', "gs.info('| a.b()');", null, []],
  ])('is %s', (_behaviour, code, target, members) => {
    expect(at(code).awaited).toEqual({ target, members });
  });
});
