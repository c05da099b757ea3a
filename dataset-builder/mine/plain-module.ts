import type { AnyNode } from 'acorn';
import { childNodes } from '../../analysis/index.js';
import { findExport, modulePath, type Place, type ReadPackage } from './read-package.js';
import type { Edit } from './read-exports.js';
import type { ReadModule } from './read-module.js';

/** A module as if the functions and classes of the others were all around it, as Script Includes are around a script. */
export interface PlainModule {
  /** Without imports and exports: those would tell what is to be found. */
  readonly source: string;
  /** What the functions and classes of other modules are that it names. */
  readonly names: ReadonlyMap<string, Place>;
}

type Modules = ReadPackage['modules'];

/**
 * The names of what is imported stay as they are, `module.name` becomes `name`. What was renamed on its way is none of
 * `names`, nor is what would be mistaken for a name of the module's own.
 */
export function plainModule(modules: Modules, path: string, module: ReadModule): PlainModule {
  const { source, imports, exports, program } = module;
  const names = new Map<string, Place>();
  const wholes = new Map<string, string>();
  for (const { local, from, name } of imports.names) {
    const next = modulePath(modules, path, from);
    if (next === null || next === path) continue;
    const place = exportOf(modules, next, name === '*' ? 'default' : name);
    if (place?.local === local) names.set(local, place);
    else if (name === '*' || name === 'default') wholes.set(local, next);
  }
  const own = identifiersIn(program);
  const members: Edit[] = [];
  for (const { use, whole, name } of memberUses(program, source)) {
    const next = wholes.get(whole);
    const place = next === undefined ? null : exportOf(modules, next, name);
    if (place === null) continue;
    const { local } = place;
    const known = names.get(local);
    const isSame = known?.path === place.path && known.local === local;
    if (!isSame && (known !== undefined || own.has(local))) continue;
    names.set(local, place);
    members.push({ ...use, text: local });
  }
  const statements = imports.statements.map(({ start, end }): Edit => {
    const lineBreak = /^[ \t]*(?:\r\n|\r|\n)/.exec(source.slice(end, end + 80))?.[0].length ?? 0;
    return { start, end: end + lineBreak, text: '' };
  });
  return { source: edited(source, [...statements, ...exports.edits, ...members]), names };
}

/** Also of a module that is one object as a whole. */
function exportOf(modules: Modules, path: string, name: string): Place | null {
  return findExport(modules, path, name) ?? findExport(modules, path, `*.${name}`);
}

interface MemberUse {
  readonly use: { readonly start: number; readonly end: number };
  readonly whole: string;
  readonly name: string;
}

/** `whole.name`, with `(0, …)` around it where a compiler wrote that. */
function* memberUses(program: AnyNode, source: string): Generator<MemberUse> {
  for (const node of nodesOf(program)) {
    if (node.type !== 'MemberExpression' || node.computed) continue;
    const { object, property } = node;
    if (object.type !== 'Identifier' || property.type !== 'Identifier') continue;
    const before = source.slice(Math.max(0, node.start - 4), node.start);
    const opening = /\(0, ?$/.exec(before)?.[0].length ?? 0;
    const isWrapped = opening > 0 && source.charAt(node.end) === ')';
    const use = isWrapped
      ? { start: node.start - opening, end: node.end + 1 }
      : { start: node.start, end: node.end };
    yield { use, whole: object.name, name: property.name };
  }
}

/** Every name that stands for a variable somewhere. */
function identifiersIn(program: AnyNode): ReadonlySet<string> {
  const names = new Set<string>();
  const properties = new Set<AnyNode>();
  for (const node of nodesOf(program)) {
    if (node.type === 'MemberExpression' && !node.computed) properties.add(node.property);
    if (node.type === 'Property' && !node.computed && !node.shorthand) properties.add(node.key);
    if (node.type === 'MethodDefinition' && !node.computed) properties.add(node.key);
    if (node.type === 'Identifier' && !properties.has(node)) names.add(node.name);
  }
  return names;
}

/** Each node before its children. */
function* nodesOf(program: AnyNode): Generator<AnyNode> {
  const waiting = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...childNodes(node));
  }
}

function edited(source: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((one, other) => one.start - other.start);
  let text = '';
  let at = 0;
  for (const { start, end, text: instead } of sorted) {
    // Within what goes anyway.
    if (start < at) continue;
    text += source.slice(at, start) + instead;
    at = end;
  }
  return text + source.slice(at);
}
