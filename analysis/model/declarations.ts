/** Which names a function or block declares: `var` and functions hoisted, `let`, `const` and classes by block. */
import type { AnyNode, Pattern } from 'acorn';
import { childNodes, isFunction, type NodeOf } from '../syntax/index.js';

export interface Declaration {
  readonly name: string;
  /** Start of the declaring statement. */
  readonly declaredAt: number;
  /** The function that the name holds from the start, or null. */
  readonly hoisted: NodeOf<'FunctionDeclaration'> | null;
}

const STATEMENTS_WITH_VARS: ReadonlySet<string> = new Set([
  'Program',
  'BlockStatement',
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'TryStatement',
  'CatchClause',
  'SwitchStatement',
  'SwitchCase',
  'LabeledStatement',
  'WithStatement',
  'StaticBlock',
  'VariableDeclaration',
  'ExportNamedDeclaration',
]);

/** The `var`s and functions of a function body or program, nested blocks included, nested functions not. */
export function hoistedDeclarations(body: AnyNode): Declaration[] {
  const found: Declaration[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'FunctionDeclaration') {
      if (node.id) found.push({ name: node.id.name, declaredAt: node.start, hoisted: node });
      return;
    }
    if (!STATEMENTS_WITH_VARS.has(node.type)) return;
    if (node.type === 'VariableDeclaration') {
      if (node.kind === 'var') found.push(...declaredNames(node));
      return;
    }
    for (const child of childNodes(node)) visit(child);
  };
  if (body.type === 'Program' || body.type === 'BlockStatement' || body.type === 'StaticBlock') {
    for (const statement of body.body) visit(statement);
  }
  return found;
}

/** The `let`s, `const`s and classes that stand directly in a list of statements. */
export function lexicalDeclarations(statements: readonly AnyNode[]): Declaration[] {
  const found: Declaration[] = [];
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
      found.push(...declaredNames(statement));
    } else if (statement.type === 'ClassDeclaration' && statement.id) {
      found.push({ name: statement.id.name, declaredAt: statement.start, hoisted: null });
    }
  }
  return found;
}

export function declaredNames(declaration: NodeOf<'VariableDeclaration'>): Declaration[] {
  return declaration.declarations.flatMap((declarator) =>
    boundNames(declarator.id).map((name) => ({
      name,
      declaredAt: declaration.start,
      hoisted: null,
    })),
  );
}

/** Every name that a pattern binds. */
export function boundNames(pattern: Pattern | null): string[] {
  if (pattern === null || isFunction(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'MemberExpression':
      return [];
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'RestElement' ? boundNames(property) : boundNames(property.value),
      );
    default:
      // The loose parser leaves what it could not make sense of in the place of a pattern.
      return [];
  }
}
