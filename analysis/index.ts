export { analyseScript, type ScriptToAnalyse } from './analyse-script.js';
export type { ApiDirectory, Reference, ScriptAnalysis } from './script-analysis.js';
export {
  commentWordsOf,
  identifiersOf,
  signatureOf,
  splitIdentifier,
  type SourceIdentifier,
} from './identifiers/index.js';
export {
  createApiDirectory,
  inheritanceChain,
  inheritedMembers,
  linkCallSites,
  type InheritedMember,
  type MutableApiDirectory,
  type ReferringScript,
} from './linking/index.js';
export {
  platformCatalogue,
  platformGlobal,
  type PlatformCatalogue,
  type PlatformClass,
  type PlatformMember,
  type PlatformParameter,
} from './platform/index.js';
export {
  cursorContext,
  type ContextIdentifier,
  type CursorContext,
  type Holder,
  type CursorInput,
  type IdentifierRole,
  type Receiver,
} from './cursor/index.js';
export {
  childNodes,
  isFunction,
  isKeyword,
  memberName,
  parseScript,
  unwrap,
  type ParsedScript,
} from './syntax/index.js';
