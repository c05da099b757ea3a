export { createLeadingComments, type LeadingComment } from './leading-comments.js';
export { readDocumentation, type Documentation } from './documentation.js';
export { createLineIndex, type LineIndex } from './line-index.js';
export {
  childNodes,
  dottedPath,
  isDummyName,
  isFunction,
  isInvoker,
  isNode,
  memberName,
  stringOf,
  unwrap,
  writtenName,
  type ClassNode,
  type FunctionNode,
  type NodeOf,
} from './nodes.js';
export { parseScript, type ParsedScript } from './parse-script.js';
export { isKeyword } from './keywords.js';
export { isWordPart, isWordStart, scan, type ScanEnd, type TokenKind } from './scan.js';
