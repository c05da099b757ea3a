import { describe, expect, it } from 'vitest';
import { analyseScript, signatureOf } from '../../analysis/index.js';
import type { ApiSurface, Member } from '../../domain/index.js';

type StyleRow = readonly [
  behaviour: string,
  source: string,
  style: ApiSurface['style'],
  superclass: string | null,
  members: readonly string[],
];

const STYLES: readonly StyleRow[] = [
  [
    'the usual prototype',
    'var X = Class.create();\nX.prototype = { initialize: function (a, b) {}, run: function (id) {}, type: "X" };',
    'prototype',
    null,
    ['constructor initialize(a, b)', 'method run(id)'],
  ],
  [
    'a class without var',
    'X = Class.create(); X.prototype = { run: function () {} };',
    'prototype',
    null,
    ['method run()'],
  ],
  [
    'methods added one by one',
    'var X = Class.create(); X.prototype.run = function (id) {}; X.prototype.stop = function () {};',
    'prototype',
    null,
    ['method run(id)', 'method stop()'],
  ],
  [
    'a constructor function',
    'function X(a) { this.a = a; } X.prototype.run = function (id) {};',
    'prototype',
    null,
    ['constructor X(a)', 'method run(id)'],
  ],
  [
    'a constructor function in a variable',
    'var X = function (a) { this.a = a; }; X.prototype = { run: function () {} };',
    'prototype',
    null,
    ['constructor X(a)', 'method run()'],
  ],
  [
    'methods made in the constructor',
    'function X() { this.run = function (id) {}; }',
    'prototype',
    null,
    ['constructor X()', 'method run(id)'],
  ],
  [
    'members assigned to the prototype',
    'var X = Class.create(); Object.assign(X.prototype, { run: function () {} });',
    'prototype',
    null,
    ['method run()'],
  ],
  [
    'Class.create with its members',
    'var X = Class.create({ run: function (id) {} });',
    'prototype',
    null,
    ['method run(id)'],
  ],
  [
    'Class.create with a base',
    'var X = Class.create(Base, { run: function (id) {} });',
    'extends-object',
    'Base',
    ['method run(id)'],
  ],
  [
    'extendsObject',
    'var X = Class.create(); X.prototype = Object.extendsObject(Base, { run: function () {}, type: "X" });',
    'extends-object',
    'Base',
    ['method run()'],
  ],
  [
    'extendsObject across scopes',
    'var X = Class.create(); X.prototype = Object.extendsObject(x_acme_core.HttpClient, { type: "X" });',
    'extends-object',
    'x_acme_core.HttpClient',
    [],
  ],
  [
    'extendsObject of an alias',
    'var Base = x_acme_core.HttpClient; var X = Class.create(); X.prototype = Object.extendsObject(Base, {});',
    'extends-object',
    'x_acme_core.HttpClient',
    [],
  ],
  [
    'extendsObject and a method added later',
    'var X = Class.create(); X.prototype = Object.extendsObject(Base, {}); X.prototype.more = function (a) {};',
    'extends-object',
    'Base',
    ['method more(a)'],
  ],
  [
    'Object.create of a base',
    'function X() {} X.prototype = Object.create(Base.prototype); X.prototype.run = function () {};',
    'extends-object',
    'Base',
    ['constructor X()', 'method run()'],
  ],
  [
    'an instance of the base as prototype',
    'function X() {} X.prototype = new Base();',
    'extends-object',
    'Base',
    ['constructor X()'],
  ],
  [
    'a class that extends itself',
    'var X = Class.create(); X.prototype = Object.extendsObject(X, { run: function () {} });',
    'prototype',
    null,
    ['method run()'],
  ],
  [
    'a base in the same script',
    'var Base = Class.create(); Base.prototype = { initialize: function () {}, go: function (a) {} }; var X = Class.create(); X.prototype = Object.extendsObject(Base, { run: function () {} });',
    'extends-object',
    null,
    ['method run()', 'constructor initialize()', 'method go(a)'],
  ],
  [
    'a bare function',
    'function X(ciId, depth) { return 1; }',
    'function',
    null,
    ['constructor X(ciId, depth)'],
  ],
  [
    'a function in a variable',
    'var X = function (ciId) { return 1; };',
    'function',
    null,
    ['constructor X(ciId)'],
  ],
  ['an arrow function', 'const X = (ciId) => 1;', 'function', null, ['constructor X(ciId)']],
  [
    'a function with statics',
    'function X(a) {} X.of = function (b) {};',
    'function',
    null,
    ['constructor X(a)', 'static method of(b)'],
  ],
  [
    'an object literal',
    'var X = { slug: function (text) {}, LIMIT: 5 };',
    'object-literal',
    null,
    ['static method slug(text)', 'static property LIMIT'],
  ],
  [
    'an object literal filled later',
    'var X = {}; X.slug = function (text) {};',
    'object-literal',
    null,
    ['static method slug(text)'],
  ],
  [
    'an object literal with its own default',
    'var X = X || {}; X.slug = function (text) {};',
    'object-literal',
    null,
    ['static method slug(text)'],
  ],
  [
    'shorthand methods and accessors',
    'var X = { slug(text) {}, get size() { return 1; }, twice: (a) => a };',
    'object-literal',
    null,
    ['static method slug(text)', 'static property size', 'static method twice(a)'],
  ],
  [
    'an immediately called function with an object',
    'var X = (function () { function open(g) {} return { open: open, close: function () {} }; })();',
    'iife',
    null,
    ['static method open(g)', 'static method close()'],
  ],
  [
    'an immediately called arrow',
    'const X = (() => ({ open: (g) => g }))();',
    'iife',
    null,
    ['static method open(g)'],
  ],
  [
    'an immediately called function with a variable',
    'var X = (function () { var api = {}; api.open = function (g) {}; return api; })();',
    'iife',
    null,
    ['static method open(g)'],
  ],
  [
    'an immediately called function with a class',
    'var X = (function () { function Inner(a) { this.a = a; } Inner.prototype.run = function () {}; return Inner; })();',
    'iife',
    null,
    ['constructor Inner(a)', 'method run()'],
  ],
  [
    'an ES6 class',
    'class X { constructor(a) {} run(id) {} static of(b) {} get size() { return 1; } #hide() {} LIMIT = 3; }',
    'es6-class',
    null,
    [
      'constructor constructor(a)',
      'method run(id)',
      'private method #hide()',
      'property size',
      'property LIMIT',
      'static method of(b)',
    ].sort(),
  ],
  [
    'an ES6 class with a base',
    'class X extends x_acme_core.HttpClient { run() {} }',
    'es6-class',
    'x_acme_core.HttpClient',
    ['method run()'],
  ],
  [
    'an ES6 class in a constant',
    'const X = class { run() {} };',
    'es6-class',
    null,
    ['method run()'],
  ],
  [
    'statics and constants',
    'var X = Class.create(); X.STATES = { OPEN: 1 }; X.of = function (a) {}; X.prototype = { run: function () {} };',
    'prototype',
    null,
    ['method run()', 'static property STATES', 'static method of(a)'],
  ],
  [
    'names that begin with an underscore',
    'var X = Class.create(); X.prototype = { _load: function () {}, run: function () {} };',
    'prototype',
    null,
    ['private method _load()', 'method run()'],
  ],
  [
    'a private tag',
    'var X = Class.create(); X.prototype = { /** @private */ load: function () {} };',
    'prototype',
    null,
    ['private method load()'],
  ],
  [
    'keys in quotes',
    'var X = Class.create(); X.prototype = { \'run\': function (a) {}, "stop": function () {} };',
    'prototype',
    null,
    ['method run(a)', 'method stop()'],
  ],
  [
    'a member that is a local function',
    'function go(a, b) {} var X = Class.create(); X.prototype = { run: go };',
    'prototype',
    null,
    ['method run(a, b)'],
  ],
  ['another name for a class', 'var X = global.Y;', 'unknown', 'global.Y', []],
  ['an empty text', '', 'unknown', null, []],
  [
    'a text that defines something else',
    'var Y = Class.create(); Y.prototype = { run: function () {} };',
    'unknown',
    null,
    [],
  ],
  [
    'a missing brace',
    'var X = Class.create();\nX.prototype = {\n    run: function (a) {\n        if (a) {\n            gs.info(a);\n    },\n\n    stop: function () {\n    },\n    type: "X"\n};\n',
    'prototype',
    null,
    ['method run(a)', 'method stop()'],
  ],
  [
    'a missing comma between methods',
    'var X = Class.create();\nX.prototype = {\n    run: function (a) {\n    }\n    stop: function () {\n    }\n};\n',
    'prototype',
    null,
    ['method run(a)', 'method stop()'],
  ],
  [
    'Windows line ends and a byte order mark',
    '\uFEFFvar X = Class.create();\r\nX.prototype = {\r\n    run: function (a) {\r\n    }\r\n};\r\n',
    'prototype',
    null,
    ['method run(a)'],
  ],
];

const SIGNATURES: readonly (readonly [string, string, string])[] = [
  ['default values', 'run: function (a, b = 5) {}', 'run(a, b?)'],
  ['a rest parameter', 'run: function (a, ...more) {}', 'run(a, ...more)'],
  ['a destructured parameter', 'run: function ({ a, b }) {}', 'run(options)'],
  [
    'a destructured parameter that JSDoc names',
    '/** @param {Object} settings */ run: function ({ a, b }) {}',
    'run(settings)',
  ],
  [
    'an optional JSDoc parameter',
    '/** @param {string} a\n * @param {number} [b=3] how many */ run: function (a, b) {}',
    'run(a, b?)',
  ],
  ['Chinese parameter names', '计算: function (金额, 币种) {}', '计算(金额, 币种)'],
];

function surfaceOf(source: string, name = 'X'): ApiSurface {
  const { surface } = analyseScript({
    sysId: 'x',
    table: 'sys_script_include',
    name,
    scope: 'x_acme_core',
    source,
  });
  if (surface === null) throw new Error('a Script Include always has a surface');
  return surface;
}

function firstMember(member: string): Member {
  const [first] = surfaceOf(`var X = Class.create(); X.prototype = {\n${member} };`).members;
  if (first === undefined) throw new Error('the class has no member');
  return first;
}

function inWords(member: Member): string {
  const words = [
    ...(member.isStatic ? ['static'] : []),
    ...(member.isPrivate ? ['private'] : []),
    member.kind,
    signatureOf(null, member),
  ];
  return words.join(' ');
}

describe('the surface of a Script Include', () => {
  it.each(STYLES)('is read from %s', (_behaviour, source, style, superclass, members) => {
    const surface = surfaceOf(source);
    expect({ style: surface.style, superclass: surface.superclass }).toEqual({ style, superclass });
    expect(surface.members.map(inWords).sort()).toEqual([...members].sort());
  });

  it('is named by scope and record, whatever the script says', () => {
    const surface = surfaceOf('', 'Vault');
    expect(surface).toMatchObject({ api: 'x_acme_core.Vault', name: 'Vault', scriptSysId: 'x' });
  });

  it('is nothing for a script of another table', () => {
    const script = { sysId: 'x', table: 'sys_script', name: 'X', scope: 'global', source: '' };
    expect(analyseScript(script).surface).toBeNull();
  });

  it.each([
    ['global.AbstractAjaxProcessor', true],
    ['AbstractAjaxProcessor', true],
    ['x_acme_core.HttpClient', false],
  ])('knows whether %s makes an Ajax processor', (base, isAjaxProcessor) => {
    const source = `var X = Class.create(); X.prototype = Object.extendsObject(${base}, {});`;
    expect(surfaceOf(source).isAjaxProcessor).toBe(isAjaxProcessor);
  });

  it('spans the statements that make the class', () => {
    const source = '// head\nvar X = Class.create();\nX.prototype = {\n};\nX.of = 1;\n';
    expect(surfaceOf(source).range).toEqual({
      lineStart: 2,
      columnStart: 0,
      lineEnd: 5,
      columnEnd: 8,
    });
  });
});

describe('a member of a surface', () => {
  it.each(SIGNATURES)('shows %s in its signature', (_behaviour, member, signature) => {
    expect(signatureOf(null, firstMember(member))).toBe(signature);
  });

  it('carries types, defaults and words of its JSDoc', () => {
    const member = firstMember(`
      /**
       * Adds working days.
       * @param {GlideDateTime} gdt - where to begin
       * @param {number} [days=1] how many
       * @returns {GlideDateTime} the day
       */
      add: function (gdt, days) { return gdt; }`);
    expect(member).toMatchObject({
      documentation: 'Adds working days.\nReturns the day',
      returns: 'GlideDateTime',
      returnsClass: 'GlideDateTime',
      deprecated: null,
    });
    expect(member.parameters).toEqual([
      {
        name: 'gdt',
        type: 'GlideDateTime',
        optional: false,
        defaultValue: null,
        rest: false,
        description: 'where to begin',
      },
      {
        name: 'days',
        type: 'number',
        optional: true,
        defaultValue: '1',
        rest: false,
        description: 'how many',
      },
    ]);
  });

  it('takes the source text of a default value', () => {
    expect(firstMember('run: function (a = [1, 2]) {}').parameters[0]?.defaultValue).toBe('[1, 2]');
  });

  it.each([
    [
      'a run of line comments',
      '// Adds days.\n// Skips holidays.\nadd: function () {}',
      'Adds days.\nSkips holidays.',
    ],
    ['a block comment', '/* Adds days. */\nadd: function () {}', 'Adds days.'],
    [
      'a ruler above words',
      '// --------\n// Adds days.\n// --------\nadd: function () {}',
      'Adds days.',
    ],
    ['a comment behind other code', 'a: 1, // the first\nadd: function () {}', ''],
    ['a comment parted by an empty line', '// TODO later\n\nadd: function () {}', ''],
    ['code that was commented out', '// old(a);\n// if (b) {\nadd: function () {}', ''],
  ])('is documented by %s', (_behaviour, body, documentation) => {
    const { members } = surfaceOf(`var X = Class.create(); X.prototype = {\n${body}\n};`);
    expect(members.find(({ name }) => name === 'add')?.documentation).toBe(documentation);
  });

  it.each([
    ['a tag with a reason', '/** @deprecated use Y */', 'use Y'],
    ['a tag alone', '/** @deprecated */', ''],
    ['a plain comment', '// DEPRECATED: use Y', 'use Y'],
    ['nothing', '/** still good */', null],
  ])('is deprecated by %s', (_behaviour, comment, deprecated) => {
    expect(firstMember(`${comment}\nrun: function () {}`).deprecated).toBe(deprecated);
  });

  it('tells the tables that it reads and writes', () => {
    const member = firstMember(`run: function (id) {
      var gr = new GlideRecord('incident'); gr.addQuery('a', 1); gr.query();
      while (gr.next()) { gr.update(); }
      var log = new GlideRecord('x_acme_log'); log.initialize(); log.insert();
      var count = new GlideAggregate('task'); count.query();
      var unused = new GlideRecordSecure('sys_user');
      var computed = new GlideRecord(table); computed.query();
    }`);
    expect(member.tablesRead).toEqual(['incident', 'task', 'sys_user']);
    expect(member.tablesWritten).toEqual(['incident', 'x_acme_log']);
  });

  it('counts tables for the member that names them, and all of them for the class', () => {
    const surface = surfaceOf(`var X = Class.create(); X.prototype = {
      a: function () { new GlideRecord('incident').query(); },
      b: function () { var t = 'problem'; new GlideRecord(t).insert(); } };`);
    expect(surface.members.map(({ tablesRead }) => tablesRead)).toEqual([['incident'], []]);
    expect(surface.tablesRead).toEqual(['incident']);
    expect(surface.tablesWritten).toEqual(['problem']);
  });

  it.each([
    [
      'tables, calls and the returned shape',
      "totalOf: function (id) { var gr = new GlideRecord('invoice'); gr.query(); new x_acme_core.DateMath().isHoliday(id); return { total: 1, tax: 2 }; }",
      'Total of: reads invoice; calls x_acme_core.DateMath.isHoliday; returns an object with total, tax.',
    ],
    [
      'what is written',
      "markPaid: function (id) { var gr = new GlideRecord('invoice'); gr.get(id); gr.setValue('a', 1); gr.update(); return true; }",
      'Mark paid: reads invoice; writes invoice; returns true or false.',
    ],
    ['a list', 'openIds: function () { var ids = []; return ids; }', 'Open ids: returns a list.'],
    [
      'a record',
      "find: function () { var gr = new GlideRecord('task'); gr.query(); return gr.next() ? gr : null; }",
      'Find: reads task; returns a GlideRecord.',
    ],
    ['nothing but a name', 'parseXMLDoc2: function () {}', 'Parse xml doc 2.'],
  ])('has a generated line about %s', (_behaviour, member, line) => {
    expect(firstMember(member).generatedDescription).toBe(line);
  });

  it.each([
    ['itself', 'run: function () { return this; }', 'this'],
    [
      'a class of another scope',
      'run: function () { return new x_acme_core.DateMath(); }',
      'x_acme_core.DateMath',
    ],
    [
      'a field filled on demand',
      'run: function () { if (!this.d) this.d = new DateMath(); return this.d; }',
      'DateMath',
    ],
    [
      'a class or null',
      'run: function (a) { if (!a) return null; return new DateMath(); }',
      'DateMath',
    ],
    [
      'one of two classes',
      'run: function (a) { return a ? new DateMath() : new Other(); }',
      undefined,
    ],
    ['a plain value', 'run: function () { return 5; }', undefined],
  ])('tells that it returns %s', (_behaviour, member, returnsClass) => {
    expect(firstMember(member).returnsClass).toBe(returnsClass);
  });

  it('tells that a static factory returns the class', () => {
    const { members } = surfaceOf(
      'var X = Class.create(); X.prototype = {}; X.of = function () { return new X(); };',
    );
    expect(members[0]?.returnsClass).toBe('X');
  });

  it('has the range of its definition', () => {
    const { members } = surfaceOf(
      'var X = Class.create();\nX.prototype = {\n  run: function () {\n  },\n};',
    );
    expect(members[0]?.range).toEqual({ lineStart: 3, columnStart: 2, lineEnd: 4, columnEnd: 3 });
  });
});

describe('how a script parses', () => {
  it.each([
    ['good ES5', 'var a = 1;', 'strict'],
    ['arrows and classes', 'class A { b = () => 1; }', 'strict'],
    ['a missing brace', 'function f() { if (a) {', 'loose'],
    ['no code at all', '<xml>&amp;</xml>', 'loose'],
    ['nesting deeper than a stack', '('.repeat(200_000), 'text'],
    ['many templates side by side', 'f(`${a} ${b}`);\n'.repeat(1_000), 'strict'],
    ['templates deeper than a stack', `f(${'`${'.repeat(2_000)}1${'}`'.repeat(2_000)});`, 'text'],
    ['the same in broken code', `@ f(${'`${'.repeat(2_000)}`, 'text'],
  ])('is told for %s', (_behaviour, source, parse) => {
    expect(
      analyseScript({ sysId: 'x', table: 'sys_script', name: 'X', scope: 'global', source }).parse,
    ).toBe(parse);
  });

  it('keeps a script that nobody can parse as a surface without members', () => {
    expect(surfaceOf('['.repeat(200_000))).toMatchObject({ style: 'unknown', members: [] });
  });
});
