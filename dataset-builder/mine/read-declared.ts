import type { Comment, Program } from 'acorn';

/** A function or class. */
export interface Declared {
  /** With the comment before it. */
  readonly text: string;
  /** The name behind `extends`, where it is a plain one. */
  readonly base: string | null;
}

/** The comment of a file, not of what is declared first in it. */
const HEADER = /copyright|@license|@file/i;

/** The functions and classes that a program declares on its top level, also as the only value of a variable, by name. */
export function readDeclared(
  { body }: Program,
  source: string,
  comments: readonly Comment[],
): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  for (const statement of body) {
    const node =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    // Of an export the comment stands before the word.
    const comment = comments.findLast(({ end }) => end <= statement.start);
    const words = comment === undefined ? '' : source.slice(comment.start, comment.end);
    const isIts =
      comment !== undefined &&
      words.startsWith('/**') &&
      !HEADER.test(words) &&
      source.slice(comment.end, statement.start).trim() === '';
    const documentation = isIts ? `${words}\n` : '';
    const add = (
      name: string,
      value: { readonly type: string; readonly superClass?: unknown },
    ): void => {
      if (node === null || node === undefined) return;
      const text = documentation + source.slice(node.start, node.end);
      found.set(name, { text, base: baseName(value) });
    };
    switch (node?.type) {
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        if (node.id !== null) add(node.id.name, node);
        break;
      case 'VariableDeclaration': {
        const [only, ...others] = node.declarations;
        if (only === undefined || others.length > 0 || only.id.type !== 'Identifier') break;
        const { init } = only;
        if (init === null || init === undefined) break;
        if (/^(?:Function|ArrowFunction|Class)Expression$/.test(init.type)) add(only.id.name, init);
        break;
      }
      default:
    }
  }
  return found;
}

function baseName(value: { readonly type: string; readonly superClass?: unknown }): string | null {
  const base = value.superClass;
  const isName = typeof base === 'object' && base !== null && 'name' in base;
  return isName && typeof base.name === 'string' ? base.name : null;
}
