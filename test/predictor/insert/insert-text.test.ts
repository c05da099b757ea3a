import { describe, expect, it } from 'vitest';
import type { ApiSurface, Member, Parameter } from '../../../domain/index.js';
import {
  apiInsertText,
  memberInsertText,
  type InsertPlace,
} from '../../../predictor/insert/insert-text.js';

function parameter(written: string): Parameter {
  return {
    name: written.replace(/^\.\.\.|\?$/g, ''),
    type: null,
    optional: written.endsWith('?'),
    defaultValue: null,
    rest: written.startsWith('...'),
    description: '',
  };
}

function member(
  name: string,
  parameters: readonly string[] = [],
  fields: Partial<Pick<Member, 'kind' | 'isStatic'>> = {},
): Member {
  return {
    name,
    kind: 'method',
    isStatic: false,
    isPrivate: false,
    parameters: parameters.map(parameter),
    returns: null,
    documentation: '',
    generatedDescription: '',
    deprecated: null,
    tablesRead: [],
    tablesWritten: [],
    range: { lineStart: 1, columnStart: 0, lineEnd: 1, columnEnd: 0 },
    ...fields,
  };
}

type Surface = Pick<ApiSurface, 'name' | 'scope' | 'style' | 'members'>;

function surface(
  scope: string,
  style: ApiSurface['style'],
  constructor: readonly string[] = [],
): Surface {
  return { name: 'X', scope, style, members: [member('X', constructor, { kind: 'constructor' })] };
}

function place(
  fields: Partial<Omit<InsertPlace, 'cursor'>> & Partial<InsertPlace['cursor']> = {},
): InsertPlace {
  const { afterNew = false, qualifier = null, ...rest } = fields;
  return {
    cursor: { afterNew, qualifier },
    codeBefore: '',
    codeAfter: '',
    scope: 'x_acme_billing',
    isClient: false,
    variable: null,
    ...rest,
  };
}

const run = member('run', ['a', 'b']);
const make = member('make', ['a'], { isStatic: true });
const states = member('STATES', [], { kind: 'property', isStatic: true });

const rows: readonly {
  readonly what: string;
  readonly surface: Surface;
  readonly member: Member | null;
  readonly place: InsertPlace;
  readonly text: string;
}[] = [
  {
    what: 'an instance method of the own scope',
    surface: surface('x_acme_billing', 'prototype', ['id']),
    member: run,
    place: place(),
    text: 'new X(${1:id}).run(${2:a}, ${3:b})',
  },
  {
    what: 'the class alone',
    surface: surface('x_acme_billing', 'prototype', ['id']),
    member: null,
    place: place(),
    text: 'new X(${1:id})',
  },
  {
    what: 'a method after `new `',
    surface: surface('x_acme_billing', 'prototype'),
    member: run,
    place: place({ afterNew: true }),
    text: 'X().run(${1:a}, ${2:b})',
  },
  {
    what: 'an API of another scope',
    surface: surface('x_acme_core', 'prototype'),
    member: run,
    place: place(),
    text: 'new x_acme_core.X().run(${1:a}, ${2:b})',
  },
  {
    what: 'another scope after `new `',
    surface: surface('x_acme_core', 'prototype'),
    member: null,
    place: place({ afterNew: true }),
    text: 'x_acme_core.X()',
  },
  {
    what: 'a global API from a scope',
    surface: surface('global', 'prototype'),
    member: null,
    place: place(),
    text: 'new global.X()',
  },
  {
    what: 'a global API from global',
    surface: surface('global', 'prototype'),
    member: null,
    place: place({ scope: 'global' }),
    text: 'new X()',
  },
  {
    what: 'a scope that is typed already',
    surface: surface('x_acme_core', 'prototype'),
    member: null,
    place: place({ qualifier: 'x_acme_core', afterNew: true }),
    text: 'X()',
  },
  {
    what: 'a static method',
    surface: surface('x_acme_core', 'prototype'),
    member: make,
    place: place(),
    text: 'x_acme_core.X.make(${1:a})',
  },
  {
    what: 'a constant',
    surface: surface('x_acme_billing', 'prototype'),
    member: states,
    place: place(),
    text: 'X.STATES',
  },
  {
    what: 'a member of an object literal',
    surface: surface('x_acme_core', 'object-literal'),
    member: run,
    place: place(),
    text: 'x_acme_core.X.run(${1:a}, ${2:b})',
  },
  {
    what: 'a member of an IIFE',
    surface: surface('global', 'iife'),
    member: run,
    place: place({ scope: 'global' }),
    text: 'X.run(${1:a}, ${2:b})',
  },
  {
    what: 'an object literal without members',
    surface: surface('x_acme_core', 'object-literal'),
    member: null,
    place: place(),
    text: 'x_acme_core.X',
  },
  {
    what: 'a bare function',
    surface: surface('global', 'function', ['ciId']),
    member: null,
    place: place({ scope: 'global' }),
    text: 'X(${1:ciId})',
  },
  {
    what: 'a bare function that is called already',
    surface: surface('global', 'function', ['ciId']),
    member: null,
    place: place({ scope: 'global', codeAfter: '(ci);' }),
    text: 'X',
  },
  {
    what: 'a method whose parentheses are there',
    surface: surface('x_acme_billing', 'prototype', ['id']),
    member: run,
    place: place({ codeAfter: '(1, 2);' }),
    text: 'new X(${1:id}).run',
  },
  {
    what: 'a constructor whose parentheses are there',
    surface: surface('x_acme_billing', 'prototype', ['id']),
    member: run,
    place: place({ afterNew: true, codeAfter: '(id);' }),
    text: 'X',
  },
  {
    what: 'the rest of an identifier before parentheses',
    surface: surface('x_acme_billing', 'prototype'),
    member: run,
    place: place({ codeAfter: 'voice (1);' }),
    text: 'new X().run',
  },
  {
    what: 'an object that later code uses by its variable',
    surface: surface('x_acme_billing', 'prototype', ['id']),
    member: run,
    place: place({ codeBefore: 'var u = ', codeAfter: ';\nu.run();' }),
    text: 'new X(${1:id})',
  },
  {
    what: 'a field that later code uses',
    surface: surface('x_acme_billing', 'prototype'),
    member: run,
    place: place({ codeBefore: 'this.u = new ', afterNew: true, codeAfter: ';\nthis.u.run();' }),
    text: 'X()',
  },
  {
    what: 'a variable that nobody uses',
    surface: surface('x_acme_billing', 'prototype'),
    member: run,
    place: place({ codeBefore: 'var u = ', codeAfter: ';\nreturn u;' }),
    text: 'new X().run(${1:a}, ${2:b})',
  },
  {
    what: 'optional and rest parameters',
    surface: surface('x_acme_billing', 'prototype'),
    member: member('go', ['a', 'b?', '...c']),
    place: place(),
    text: 'new X().go(${1:a})',
  },
  {
    what: 'names with characters of snippets',
    surface: { ...surface('x_acme_billing', 'prototype'), name: '$X' },
    member: member('$get', ['$a}']),
    place: place(),
    text: 'new \\$X().\\$get(${1:\\$a\\}})',
  },
  {
    what: 'an AJAX processor from client code',
    surface: surface('x_acme_core', 'extends-object'),
    member: run,
    place: place({ isClient: true }),
    text: "new GlideAjax('x_acme_core.X')",
  },
  {
    what: 'the same after `new `',
    surface: surface('global', 'extends-object'),
    member: run,
    place: place({ isClient: true, scope: 'global', afterNew: true }),
    text: "GlideAjax('X')",
  },
  {
    what: 'the same behind a namespace that is typed already',
    surface: surface('x_acme_core', 'extends-object'),
    member: run,
    place: place({ isClient: true, qualifier: 'x_acme_core' }),
    text: 'X',
  },
];

describe('the insert text of an API', () => {
  it.each(rows)('fits $what', ({ surface: api, member: best, place: where, text }) => {
    expect(apiInsertText(api, best, where)).toBe(text);
  });
});

describe('the insert text of a member', () => {
  it.each([
    { member: run, after: '', text: 'run(${1:a}, ${2:b})' },
    { member: run, after: '(1)', text: 'run' },
    { member: run, after: 'ning (1)', text: 'run' },
    { member: run, after: '\n(1)', text: 'run(${1:a}, ${2:b})' },
    { member: states, after: '', text: 'STATES' },
    { member: member('next'), after: ';', text: 'next()' },
  ])('is $text before "$after"', ({ member: named, after, text }) => {
    expect(memberInsertText(named, after)).toBe(text);
  });
});
