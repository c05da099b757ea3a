/** The piece of code that one use of an API belongs to: what is taken out of sight. */
import type { AnyNode } from 'acorn';
import { innermost, outwards, type SyntaxTree, type TreeNode } from './syntax-tree.js';
import { contains, linesOf, type TextRange } from './text-range.js';

export interface StatementUnit {
  /** Where the whole of it is written, or null where nothing sensible can begin there. */
  readonly whole: TextRange | null;
  /** Where the value ends that a use in it is part of: before the `)` of an `if`, otherwise where the unit ends. */
  readonly valueEnd: number;
}

/** A longer statement is a list of things (a configuration, a class): one entry of it is the unit then. */
const MAX_LINES = 12;

/**
 * The unit around `use`: its innermost statement; of `if`, `while`, `for`, `switch` and `with` the head alone, so that
 * the body stays in sight; of a statement of more than 12 lines the entry of an object literal, with its comma.
 * Null where there is none: a `case`, a default parameter, a long statement without entries.
 */
export function statementUnit(tree: SyntaxTree, use: TextRange): StatementUnit | null {
  const place = innermost(tree, use);
  for (const entry of outwards(place)) {
    const { node } = entry;
    if (!isStatement(node) || isLoopVariable(entry)) continue;
    const head = headOf(node, use);
    if (head === 'none') return null;
    const whole = head === 'plain' ? node : head.whole;
    const valueEnd = head === 'plain' ? node.end : head.valueEnd;
    if (linesOf(tree.source, whole ?? node) > MAX_LINES) return entryUnit(tree, place, node);
    return {
      whole: whole === null ? null : { start: whole.start, end: whole.end },
      valueEnd,
    };
  }
  return null;

  function headOf(node: AnyNode, range: TextRange): StatementUnit | 'plain' | 'none' {
    switch (node.type) {
      case 'IfStatement':
        return head(node, [node.test], node.consequent.start, range);
      case 'WhileStatement':
        return head(node, [node.test], node.body.start, range);
      case 'WithStatement':
        return head(node, [node.object], node.body.start, range);
      case 'SwitchStatement':
        return head(
          node,
          [node.discriminant],
          tree.source.indexOf('{', node.discriminant.end),
          range,
        );
      case 'ForInStatement':
      case 'ForOfStatement':
        return head(node, [node.right], node.body.start, range);
      case 'ForStatement':
        return head(
          node,
          [node.init, node.test, node.update].flatMap((part) => part ?? []),
          node.body.start,
          range,
        );
      case 'DoWhileStatement':
        return contains(node.test, range) ? { whole: null, valueEnd: node.test.end } : 'none';
      case 'ExpressionStatement':
      case 'VariableDeclaration':
      case 'ReturnStatement':
      case 'ThrowStatement':
        return 'plain';
      default:
        return 'none';
    }
  }

  function head(
    node: AnyNode,
    parts: readonly AnyNode[],
    bodyStart: number,
    range: TextRange,
  ): StatementUnit | 'none' {
    const part = parts.find((candidate) => contains(candidate, range));
    if (part === undefined) return 'none';
    const close = tree.source.lastIndexOf(')', bodyStart - 1);
    if (close < part.end) return 'none';
    return { whole: { start: node.start, end: close + 1 }, valueEnd: part.end };
  }
}

function entryUnit(tree: SyntaxTree, place: TreeNode, statement: AnyNode): StatementUnit | null {
  for (const { node } of outwards(place)) {
    if (node === statement) return null;
    if (node.type !== 'Property' || linesOf(tree.source, node) > MAX_LINES) continue;
    const comma = /^\s*,/.exec(tree.source.slice(node.end, node.end + 80))?.[0].length ?? 0;
    const whole = { start: node.start, end: node.end + comma };
    return { whole, valueEnd: whole.end };
  }
  return null;
}

function isStatement(node: AnyNode): boolean {
  return (
    (node.type.endsWith('Statement') && node.type !== 'BlockStatement') ||
    node.type === 'VariableDeclaration' ||
    node.type === 'FunctionDeclaration' ||
    node.type === 'ClassDeclaration'
  );
}

/** `var i = …` in the head of a loop is part of that head. */
function isLoopVariable({ node, parent }: TreeNode): boolean {
  return node.type === 'VariableDeclaration' && parent?.node.type.startsWith('For') === true;
}
