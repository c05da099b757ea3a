import type { AnyNode } from 'acorn';
import type { Evaluator, ScriptModel } from '../model/index.js';
import { memberName, unwrap } from '../syntax/index.js';

export const GLIDE_AJAX = 'GlideAjax';
const METHOD_PARAMETER = 'sysparm_name';

/** For each `new GlideAjax(…)`: the methods that its `sysparm_name` asks for; null for one that is not written out. */
export type AjaxMembers = ReadonlyMap<AnyNode, readonly (string | null)[]>;

/** Finds `ga.addParam('sysparm_name', 'method')` and brings it to the construction of `ga`. */
export function collectAjaxMembers(model: ScriptModel, evaluator: Evaluator): AjaxMembers {
  const members = new Map<AnyNode, (string | null)[]>();
  for (const { kind, node, scope } of model.uses) {
    if (kind !== 'call') continue;
    const callee = unwrap(node.callee);
    const [parameter, value] = node.arguments;
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'addParam') continue;
    if (parameter === undefined || value === undefined) continue;
    if (!evaluator.strings({ node: parameter, scope }).includes(METHOD_PARAMETER)) continue;
    const names = evaluator.strings({ node: value, scope });
    for (const receiver of evaluator.evaluate({ node: callee.object, scope })) {
      if (receiver.kind !== 'instance' || receiver.path !== GLIDE_AJAX) continue;
      if (receiver.made === null) continue;
      const known = members.get(receiver.made) ?? [];
      for (const name of names.length === 0 ? [null] : names) {
        if (!known.includes(name)) known.push(name);
      }
      members.set(receiver.made, known);
    }
  }
  return members;
}
