/** What a Script Include offers, read from the class that bears its record's name. */
import type { ApiSurface, ClassStyle, Member } from '../../domain/index.js';
import type { ClassInfo, Evaluator, Variable } from '../model/index.js';
import { AJAX_PROCESSOR } from '../platform/index.js';
import {
  dottedPath,
  isFunction,
  readDocumentation,
  unwrap,
  type LineIndex,
} from '../syntax/index.js';
import { generateDescription } from './generated-description.js';
import { constructorMember, describeMembers } from './members.js';
import type { SurfaceContext, SurfaceInput } from './surface-context.js';
import { collectTableUses, tablesIn } from './table-uses.js';

interface Definition {
  readonly style: ClassStyle;
  readonly superclass: string | null;
  readonly members: readonly Member[];
}

/** The surface of a Script Include whose text was parsed. */
export function describeSurface(input: SurfaceInput): ApiSurface {
  const { script, model, evaluator, references, lines } = input;
  const context: SurfaceContext = { ...input, tableUses: collectTableUses(model, evaluator) };
  const variable = model.top.variables.get(script.name.trim()) ?? null;
  const { style, superclass, members } =
    variable === null ? undefinedClass() : define(variable, context);
  const start = variable?.declaredAt ?? 0;
  const end = Math.max(start, variable?.definition?.end ?? script.source.length);
  const documentation = readDocumentation(variable === null ? null : model.comments(start));
  const tables = tablesIn(context.tableUses, 0, script.source.length);
  return {
    ...identity(script),
    style,
    superclass,
    isAjaxProcessor: superclass?.split('.').at(-1) === AJAX_PROCESSOR,
    members,
    documentation: documentation.text,
    generatedDescription: generateDescription({
      name: script.name,
      ...tables,
      references,
      returns: null,
      members: members.filter((member) => !member.isPrivate && member.kind === 'method'),
    }),
    deprecated: documentation.deprecated,
    tablesRead: tables.read,
    tablesWritten: tables.written,
    range: lines.range(start, end),
  };
}

/** The surface of a Script Include whose text is missing or beyond reading. */
export function unreadableSurface(script: SurfaceInput['script'], lines: LineIndex): ApiSurface {
  return {
    ...identity(script),
    ...undefinedClass(),
    isAjaxProcessor: false,
    documentation: '',
    generatedDescription: '',
    deprecated: null,
    tablesRead: [],
    tablesWritten: [],
    range: lines.range(0, script.source.length),
  };
}

function identity({ sysId, name, scope }: SurfaceInput['script']): {
  api: string;
  name: string;
  scope: string;
  scriptSysId: string;
} {
  return { api: `${scope}.${name}`, name, scope, scriptSysId: sysId };
}

function undefinedClass(): Definition {
  return { style: 'unknown', superclass: null, members: [] };
}

function define(variable: Variable, context: SurfaceContext): Definition {
  const isInvoked = variable.assignments.some(({ value }) => {
    const node = value === null ? null : unwrap(value.node);
    return node?.type === 'CallExpression' && isFunction(unwrap(node.callee));
  });
  for (const value of context.evaluator.finalValues(variable)) {
    switch (value.kind) {
      case 'own':
        return defineClass(value.owner, isInvoked ? 'iife' : null, context);
      case 'function':
        return {
          style: isInvoked ? 'iife' : 'function',
          superclass: null,
          members: [constructorMember(variable.name, value.node, context)],
        };
      case 'object':
        return { ...undefinedClass(), style: isInvoked ? 'iife' : 'object-literal', members: [] };
      case 'path':
        // `var X = global.X;`: what it offers is what the other class offers.
        return { ...undefinedClass(), superclass: value.path };
      case 'instance':
      case 'prototype':
      case 'string':
        break;
    }
  }
  return undefinedClass();
}

function defineClass(
  owner: ClassInfo,
  style: ClassStyle | null,
  context: SurfaceContext,
): Definition {
  const chain = context.evaluator.localChain(owner);
  const superclass = writtenBase(chain.at(-1) ?? owner, context.evaluator);
  return {
    style: style ?? styleOf(owner, superclass !== null || chain.length > 1),
    superclass,
    members: describeMembers(chain, context),
  };
}

function styleOf(owner: ClassInfo, extendsOther: boolean): ClassStyle {
  switch (owner.origin) {
    case 'es6':
      return 'es6-class';
    case 'object':
      return 'object-literal';
    case 'class-create':
      return extendsOther ? 'extends-object' : 'prototype';
    case 'function':
      if (extendsOther) return 'extends-object';
      return owner.members.size > 0 ? 'prototype' : 'function';
  }
}

function writtenBase({ superclass }: ClassInfo, evaluator: Evaluator): string | null {
  if (superclass === null) return null;
  for (const value of evaluator.evaluate(superclass)) {
    if (value.kind === 'path' || value.kind === 'prototype') return value.path;
    if (value.kind === 'own') return null;
  }
  return dottedPath(superclass.node)?.join('.') ?? null;
}
