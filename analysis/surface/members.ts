/** The members of a class with their parameters, words, tables and what they return. */
import type { Pattern } from 'acorn';
import type { Member, Parameter } from '../../domain/index.js';
import { classNamesOfType, type ClassInfo, type MemberDefinition } from '../model/index.js';
import {
  isFunction,
  readDocumentation,
  stringOf,
  type Documentation,
  type FunctionNode,
} from '../syntax/index.js';
import type { SurfaceContext } from './surface-context.js';
import { generateDescription } from './generated-description.js';
import { describeReturns } from './returned-shape.js';
import { tablesIn } from './table-uses.js';

interface Part {
  readonly name: string;
  readonly kind: Member['kind'];
  readonly isStatic: boolean;
  readonly node: FunctionNode | null;
  readonly documentation: Documentation;
  readonly owner: ClassInfo | null;
  readonly start: number;
  readonly end: number;
}

/** The members of a class and of its bases in the same script, its own first, each name once. */
export function describeMembers(
  chain: readonly ClassInfo[],
  context: SurfaceContext,
): readonly Member[] {
  const members = new Map<string, Member>();
  const add = (member: Member): void => {
    const key = `${String(member.isStatic)} ${member.name}`;
    if (!members.has(key)) members.set(key, member);
  };
  for (const level of chain) {
    const constructs = level.members.has('initialize') || level.members.has('constructor');
    if (level.constructorFunction !== null && !constructs && level === chain[0]) {
      const name = level.name ?? context.script.name;
      add(constructorMember(name, level.constructorFunction, context));
    }
    for (const definition of level.members.values()) {
      if (!isTypeTag(definition)) add(describe(definition, false, level, context));
    }
    for (const definition of level.statics.values()) {
      if (!isTypeTag(definition)) add(describe(definition, true, level, context));
    }
  }
  return [...members.values()];
}

/** The function that is called, or called with `new`, under the class's own name. */
export function constructorMember(
  name: string,
  node: FunctionNode,
  context: SurfaceContext,
): Member {
  const documentedAt = context.model.functions.get(node)?.documentedAt ?? node.start;
  return build(
    {
      name,
      kind: 'constructor',
      isStatic: false,
      node,
      documentation: readDocumentation(context.model.comments(documentedAt)),
      owner: null,
      start: node.start,
      end: node.end,
    },
    context,
  );
}

function describe(
  definition: MemberDefinition,
  isStatic: boolean,
  owner: ClassInfo,
  context: SurfaceContext,
): Member {
  const { name, value, documentedAt, start, end } = definition;
  const node = definition.kind === 'property' ? functionBehind(definition, context) : null;
  const own = value !== null && isFunction(value.node) ? value.node : null;
  const isAccessor = definition.kind === 'property' && own !== null;
  const behind = isAccessor ? null : (own ?? node);
  let documentation = readDocumentation(context.model.comments(documentedAt));
  if (documentation.text === '' && documentation.parameters.length === 0 && node !== null) {
    const documentedBehind = context.model.functions.get(node)?.documentedAt;
    if (documentedBehind !== undefined) {
      documentation = readDocumentation(context.model.comments(documentedBehind));
    }
  }
  const kind = definition.kind === 'property' && behind !== null ? 'method' : definition.kind;
  return build({ name, kind, isStatic, node: behind, documentation, owner, start, end }, context);
}

/** The function that a property names: `{ slug: slug }`. */
function functionBehind({ value }: MemberDefinition, context: SurfaceContext): FunctionNode | null {
  if (value === null || isFunction(value.node)) return null;
  const held = context.evaluator.evaluate(value).find((each) => each.kind === 'function');
  return held?.kind === 'function' ? held.node : null;
}

function build(part: Part, context: SurfaceContext): Member {
  const { name, kind, isStatic, node, documentation, start, end } = part;
  const from = node?.start ?? start;
  const to = node?.end ?? end;
  const { read, written } = tablesIn(context.tableUses, from, to);
  const { lineStart } = context.lines.range(from, to);
  const { lineEnd } = context.lines.range(from, to);
  const returnsClass = node === null ? null : returnedClass(node, part, context);
  return {
    name,
    kind,
    isStatic,
    isPrivate: /^[_#]/.test(name) || documentation.isPrivate,
    parameters: node === null ? [] : parametersOf(node, documentation, context.script.source),
    returns: documentation.returns,
    ...(returnsClass === null ? {} : { returnsClass }),
    documentation: documentation.text,
    generatedDescription: generateDescription({
      name,
      read,
      written,
      references: context.references.filter(
        ({ range }) => range.lineStart >= lineStart && range.lineEnd <= lineEnd,
      ),
      returns: node === null ? null : describeReturns(node, context),
      members: [],
    }),
    deprecated: documentation.deprecated,
    tablesRead: read,
    tablesWritten: written,
    range: context.lines.range(start, end),
  };
}

function returnedClass(node: FunctionNode, part: Part, context: SurfaceContext): string | null {
  if (part.kind === 'constructor') return null;
  const [documented] = classNamesOfType(part.documentation.returns ?? '');
  if (documented !== undefined) return documented;
  const classes = new Set<string>();
  for (const value of context.evaluator.returned(node)) {
    if (value.kind === 'instance' && value.via.length === 0) classes.add(value.path);
    else if (value.kind === 'own' && value.owner === part.owner) {
      if (value.side === 'instance') classes.add(part.isStatic ? context.script.name : 'this');
    }
  }
  const [first, ...others] = classes;
  return first === undefined || others.length > 0 ? null : first;
}

function parametersOf(
  node: FunctionNode,
  documentation: Documentation,
  source: string,
): readonly Parameter[] {
  return node.params.map((pattern, index) => {
    const isDefaulted = pattern.type === 'AssignmentPattern';
    const target = isDefaulted ? pattern.left : pattern;
    const name = parameterName(target, documentation.parameters[index]?.name);
    const doc = documentation.parameters.find((each) => each.name === name);
    const defaultValue = isDefaulted
      ? source.slice(pattern.right.start, pattern.right.end)
      : (doc?.defaultValue ?? null);
    return {
      name,
      type: doc?.type ?? null,
      optional: isDefaulted || doc?.optional === true,
      defaultValue,
      rest: pattern.type === 'RestElement',
      description: doc?.description ?? '',
    };
  });
}

function parameterName(pattern: Pattern, documented: string | undefined): string {
  switch (pattern.type) {
    case 'Identifier':
      return pattern.name;
    case 'RestElement':
      return parameterName(pattern.argument, documented);
    case 'ArrayPattern':
      return documented ?? 'items';
    case 'ObjectPattern':
    case 'AssignmentPattern':
    case 'MemberExpression':
      return documented ?? 'options';
  }
}

/** `type: 'X'`, which every class carries for the platform's sake. */
function isTypeTag({ name, value }: MemberDefinition): boolean {
  if (name === 'constructor' && value?.node.type === 'Identifier') return true;
  return name === 'type' && value !== null && stringOf(value.node) !== null;
}
