import type { AnyNode } from 'acorn';
import { memberName } from '../../analysis/index.js';
import { MASK, SCRIPT_INCLUDE_TABLE, type ApiSurface } from '../../domain/index.js';
import type { CutScript } from '../build/example-context.js';
import { outwards, readSyntaxTree, type SyntaxTree, type TreeNode } from '../build/syntax-tree.js';
import { contains, type TextRange } from '../build/text-range.js';
import { inventedSysId, type SyntheticScript } from './synthetic-script.js';

/** More methods of one class than this say the same again. */
const MAX_METHODS = 5;

/**
 * What a class does with its own members, as if another script did it: each method that calls `this.m()` becomes a
 * nameless function on its own that calls `new X().m()`. The method's own name goes, it is a member too.
 */
export function internalUses(surface: ApiSurface, script: CutScript): readonly SyntheticScript[] {
  const { api, name, scope } = surface;
  const tree = readSyntaxTree(script.source);
  if (tree === null) return [];
  const methods = new Set(
    surface.members.filter(({ kind }) => kind === 'method').map((member) => member.name),
  );
  const receivers = tree.nodes.flatMap((entry) => ownReceiver(entry, methods) ?? []);
  return methodBodies(tree)
    .map((body) => ({ body, calls: receivers.filter((call) => contains(body, call)) }))
    .filter(({ calls }) => calls.length > 0)
    .slice(0, MAX_METHODS)
    .map(({ body, calls }) => ({
      origin: 'internal-use',
      script: {
        sysId: inventedSysId('internal-use', api, body.start),
        table: SCRIPT_INCLUDE_TABLE,
        scope,
        source: `var ${MASK} = function ${withReceiver(script.source, body, calls, `new ${name}()`)};\n`,
      },
      madeFrom: script.sysId,
    }));
}

/** The `this` of a call `this.m()` of one of `methods` that means the class, or null. */
function ownReceiver(entry: TreeNode, methods: ReadonlySet<string>): TextRange | null {
  const { node, parent } = entry;
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return null;
  if (parent?.node.type !== 'CallExpression' || parent.node.callee !== node) return null;
  if (!methods.has(memberName(node) ?? '')) return null;
  for (const { node: around, parent: owner } of outwards(entry)) {
    if (around.type === 'FunctionDeclaration') return null;
    if (around.type === 'FunctionExpression') return isMethod(around, owner) ? node.object : null;
  }
  return null;
}

/** From the parenthesis of the parameters to the end of each method, in source order. */
function methodBodies(tree: SyntaxTree): readonly TextRange[] {
  return tree.nodes.flatMap(({ node, parent }) => {
    if (node.type !== 'FunctionExpression' || !isMethod(node, parent)) return [];
    const open = tree.source.indexOf('(', node.id?.end ?? node.start);
    return open < 0 || open >= node.end ? [] : [{ start: open, end: node.end }];
  });
}

function isMethod(node: AnyNode, parent: TreeNode | null): boolean {
  const owner = parent?.node;
  if (owner?.type === 'Property' || owner?.type === 'MethodDefinition') return owner.value === node;
  return owner?.type === 'AssignmentExpression' && owner.left.type === 'MemberExpression';
}

function withReceiver(
  source: string,
  { start, end }: TextRange,
  calls: readonly TextRange[],
  receiver: string,
): string {
  let text = '';
  let at = start;
  for (const call of calls) {
    text += source.slice(at, call.start) + receiver;
    at = call.end;
  }
  return text + source.slice(at, end);
}
