import type { AnyNode, Program } from 'acorn';
import type { TextRange } from '../build/text-range.js';

/** Where an exported name comes from: from this module, or on from another. */
export type Exported =
  | { readonly kind: 'local'; readonly local: string }
  | { readonly kind: 'from'; readonly from: string; readonly name: string };

/** A stretch of the text, and what stands for it where the code is no module. */
export interface Edit extends TextRange {
  readonly text: string;
}

export interface Exports {
  /** By exported name. `default` is what the module is as a whole; `*.NAME` what a whole that is an object holds. */
  readonly names: ReadonlyMap<string, Exported>;
  /** Modules all of whose names are exported too. */
  readonly passedOn: readonly string[];
  /** What to do to the text so that it exports nothing. */
  readonly edits: readonly Edit[];
}

/** The names that a program exports on its top level; `name` is that of a value without one. */
export function readExports({ body }: Program, name: string): Exports {
  const names = new Map<string, Exported>();
  const passedOn: string[] = [];
  const edits: Edit[] = [];
  const local = (exported: string, of: string): void => {
    names.set(exported, { kind: 'local', local: of });
  };
  const remove = ({ start, end }: TextRange): void => {
    edits.push({ start, end, text: '' });
  };
  for (const statement of body) {
    switch (statement.type) {
      case 'ExportAllDeclaration':
        if (statement.exported === null || statement.exported === undefined) {
          passedOn.push(String(statement.source.value));
        }
        remove(statement);
        break;
      case 'ExportNamedDeclaration': {
        const from = statement.source?.value;
        for (const specifier of statement.specifiers) {
          const [of, as] = [nameOf(specifier.local), nameOf(specifier.exported)];
          if (typeof from === 'string') names.set(as, { kind: 'from', from, name: of });
          else local(as, of);
        }
        const { declaration } = statement;
        for (const declared of declaredNames(declaration ?? null)) local(declared, declared);
        remove({ start: statement.start, end: declaration?.start ?? statement.end });
        break;
      }
      case 'ExportDefaultDeclaration': {
        const { declaration } = statement;
        whole(declaration, { start: statement.start, end: declaration.start }, statement);
        break;
      }
      case 'ExpressionStatement':
        assigned(statement.expression, statement);
        break;
      default:
    }
  }
  return { names, passedOn, edits };

  /** What the module is as a whole. `word` stands before it, and goes with it where it is but a name. */
  function whole(value: AnyNode, word: TextRange, statement: TextRange): void {
    if (value.type === 'Identifier') {
      local('default', value.name);
      remove(statement);
    } else if (value.type === 'ObjectExpression') {
      for (const [key, of] of namesIn(value)) local(`*.${key}`, of);
      edits.push({ ...word, text: `var ${name} = ` });
    } else if (isNamed(value)) {
      local('default', value.id.name);
      remove(word);
    } else edits.push({ ...word, text: `var ${name} = ` });
  }

  /** `module.exports = …`, `exports.name = name` and what compilers write beside it. */
  function assigned(expression: AnyNode, statement: TextRange): void {
    if (expression.type === 'CallExpression' && isExports(expression.arguments[0] ?? null)) {
      remove(statement);
    }
    if (expression.type !== 'AssignmentExpression') return;
    const { left, right } = expression;
    const word = { start: statement.start, end: right.start };
    if (isExports(left)) whole(right, word, statement);
    else if (left.type === 'MemberExpression' && isExports(left.object)) {
      const exported = nameOf(left.property);
      if (right.type === 'Identifier') local(exported, right.name);
      if (right.type === 'Identifier' || isNothing(right)) remove(statement);
    }
  }
}

function isNamed(value: AnyNode): value is AnyNode & { readonly id: { readonly name: string } } {
  return 'id' in value && value.id !== null && 'name' in (value.id ?? {});
}

/** `void 0`, also at the end of `exports.one = exports.other = void 0`. */
function isNothing(node: AnyNode): boolean {
  if (node.type === 'AssignmentExpression') return isNothing(node.right);
  return node.type === 'UnaryExpression' && node.operator === 'void';
}

/** `exports` and `module.exports` */
function isExports(node: AnyNode | null): boolean {
  if (node?.type === 'Identifier') return node.name === 'exports';
  return (
    node?.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    nameOf(node.property) === 'exports'
  );
}

function nameOf(node: AnyNode): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : '';
}

function declaredNames(node: AnyNode | null): readonly string[] {
  if (node?.type !== 'VariableDeclaration')
    return node !== null && isNamed(node) ? [node.id.name] : [];
  return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

/** Names that an object holds under a name: `{ one, two: other }`. */
function namesIn(node: AnyNode): readonly (readonly [string, string])[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) =>
    property.type === 'Property' && property.value.type === 'Identifier'
      ? [[nameOf(property.key), property.value.name] as const]
      : [],
  );
}
