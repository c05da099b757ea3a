import type { AnyNode } from 'acorn';
import { childNodes } from '../syntax/index.js';
import { boundNames } from './declarations.js';
import type { ScopeKeeper } from './scope-keeper.js';

/** Visits the parts of a node in order; those that may be passed over under a guard, those with names of their own in a block. */
export function visitBranches(
  node: AnyNode,
  at: ScopeKeeper,
  visit: (node: AnyNode) => void,
): void {
  const guarded = (part: AnyNode, statement: AnyNode): void => {
    at.guarded(part, statement, () => {
      visit(part);
    });
  };
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      visit(node.test);
      guarded(node.consequent, node);
      if (node.alternate) guarded(node.alternate, node);
      return;
    case 'LogicalExpression':
      visit(node.left);
      guarded(node.right, node);
      return;
    case 'WhileStatement':
      visit(node.test);
      guarded(node.body, node.body);
      return;
    case 'ForStatement':
      at.inBlock(node.init ? [node.init] : [], () => {
        for (const part of [node.init, node.test, node.update]) if (part) visit(part);
        guarded(node.body, node.body);
      });
      return;
    case 'ForInStatement':
    case 'ForOfStatement':
      at.inBlock([node.left], () => {
        visit(node.right);
        if (node.left.type === 'VariableDeclaration') {
          for (const { id } of node.left.declarations) at.assignUnknown(id, node.left.end);
        } else at.assignUnknown(node.left, node.left.end);
        guarded(node.body, node.body);
      });
      return;
    case 'SwitchStatement':
      visit(node.discriminant);
      at.inBlock(
        node.cases.flatMap((branch) => branch.consequent),
        () => {
          for (const branch of node.cases) guarded(branch, node);
        },
      );
      return;
    case 'CatchClause':
      at.inBlock([], () => {
        if (node.param) {
          for (const name of boundNames(node.param)) at.declare(name, null);
          at.assignUnknown(node.param, node.param.end);
        }
        guarded(node.body, node);
      });
      return;
    default:
      for (const child of childNodes(node)) visit(child);
  }
}
