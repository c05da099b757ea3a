/** What an expression may hold, as far as the script itself tells. */
import type { ClassInfo, Scope } from './script-model.js';
import type { FunctionNode, NodeOf } from '../syntax/index.js';

export type Value =
  /** A name from outside, `X` or `x_acme_core.X`: the class (or function, or namespace) itself. */
  | { readonly kind: 'path'; readonly path: string; readonly inferred: boolean }
  | { readonly kind: 'prototype'; readonly path: string; readonly inferred: boolean }
  | InstanceValue
  /** A class of this script, or an instance of it. */
  | {
      readonly kind: 'own';
      readonly owner: ClassInfo;
      readonly side: 'instance' | 'static';
      readonly inferred: boolean;
    }
  | { readonly kind: 'object'; readonly node: NodeOf<'ObjectExpression'>; readonly scope: Scope }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'string'; readonly text: string };

export interface InstanceValue {
  readonly kind: 'instance';
  readonly path: string;
  /** Members called one after the other on an instance (or the class) of `path`; the value is what the last returned. */
  readonly via: readonly string[];
  /** Where it was made, when that is known. */
  readonly made: NodeOf<'NewExpression'> | null;
  readonly inferred: boolean;
}

/** The same value, marked as followed rather than read off. */
export function inferred(value: Value): Value {
  return 'inferred' in value ? { ...value, inferred: true } : value;
}

/** Equal texts mean equal values; for leaving out doubles. */
export function valueKey(value: Value): string {
  switch (value.kind) {
    case 'path':
    case 'prototype':
      return `${value.kind} ${value.path}`;
    case 'instance':
      return `instance ${[value.path, ...value.via].join(' ')} ${String(value.made?.start)}`;
    case 'own':
      return `own ${String(value.owner.start)} ${value.side}`;
    case 'object':
    case 'function':
      return `${value.kind} ${String(value.node.start)}`;
    case 'string':
      return `string ${value.text}`;
  }
}

const TYPE_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)?$/u;
const PLAIN_TYPES: ReadonlySet<string> = new Set(
  'String Number Boolean Object Array Function Any Date Error RegExp Promise Symbol Map Set JSON'.split(
    ' ',
  ),
);

/** The class names in a JSDoc type: `{?x_acme_core.DateMath|null}` names one; arrays and plain types name none. */
export function classNamesOfType(type: string): readonly string[] {
  return type
    .replace(/^[\s({?!]+|[\s)}=]+$/g, '')
    .replace(/<.*>/g, '')
    .split('|')
    .map((name) => name.trim().replace(/^[?!]/, ''))
    .filter((name) => TYPE_NAME.test(name) && !PLAIN_TYPES.has(name))
    .filter((name) => name.includes('.') || /^\p{Lu}/u.test(name));
}
