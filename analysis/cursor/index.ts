export type {
  ContextIdentifier,
  CursorContext,
  Holder,
  IdentifierRole,
  Receiver,
} from './cursor-context.js';
export { cursorContext, type CursorInput } from './read-cursor-context.js';
