export { buildModel } from './build-model.js';
export { Evaluator } from './evaluator.js';
export {
  enclosingFunction,
  lookUp,
  type ClassInfo,
  type FunctionInfo,
  type MemberDefinition,
  type Scope,
  type ScopedExpression,
  type ScriptModel,
  type Use,
  type Variable,
} from './script-model.js';
export { classNamesOfType, type Value } from './values.js';
