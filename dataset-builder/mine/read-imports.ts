import type { AnyNode, Program } from 'acorn';
import type { TextRange } from '../build/text-range.js';

export interface ImportedName {
  readonly local: string;
  /** As written: `./arrays.js`. */
  readonly from: string;
  /** `default` for what the module is as a whole, `*` for all that it exports. */
  readonly name: string;
}

export interface Imports {
  readonly names: readonly ImportedName[];
  /** The statements that do nothing else. */
  readonly statements: readonly TextRange[];
}

/** What compilers put around `require`. */
const INTEROP = /^__import(?:Default|Star)$/;

/** The names that a program imports on its top level, by `import` or by `require`. */
export function readImports({ body }: Program): Imports {
  const names: ImportedName[] = [];
  const statements: TextRange[] = [];
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      const from = String(statement.source.value);
      for (const specifier of statement.specifiers) {
        names.push({ local: specifier.local.name, from, name: importedName(specifier) });
      }
      statements.push(statement);
    }
    if (statement.type !== 'VariableDeclaration') continue;
    const required = statement.declarations.map(({ id, init }) => requiredNames(id, init ?? null));
    names.push(...required.flatMap((each) => each ?? []));
    if (required.every((each) => each !== null)) statements.push(statement);
  }
  return { names, statements };
}

function importedName(specifier: AnyNode): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  if (specifier.type !== 'ImportSpecifier') return 'default';
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : String(imported.value);
}

/** Null for a declaration that is no `require`. */
function requiredNames(id: AnyNode, init: AnyNode | null): readonly ImportedName[] | null {
  const picked = init?.type === 'MemberExpression' && !init.computed ? init : null;
  const from = requiredFrom(picked?.object ?? init);
  if (from === null) return null;
  if (id.type === 'Identifier') {
    const name = picked?.property.type === 'Identifier' ? picked.property.name : '*';
    return [{ local: id.name, from, name }];
  }
  if (id.type !== 'ObjectPattern' || picked !== null) return [];
  return id.properties.flatMap((property) =>
    property.type === 'Property' &&
    property.key.type === 'Identifier' &&
    property.value.type === 'Identifier'
      ? [{ local: property.value.name, from, name: property.key.name }]
      : [],
  );
}

function requiredFrom(node: AnyNode | null): string | null {
  if (node?.type !== 'CallExpression') return null;
  const {
    callee,
    arguments: [first],
  } = node;
  if (callee.type !== 'Identifier' || first === undefined) return null;
  if (INTEROP.test(callee.name)) return requiredFrom(first);
  if (callee.name !== 'require' || first.type !== 'Literal') return null;
  return typeof first.value === 'string' ? first.value : null;
}
