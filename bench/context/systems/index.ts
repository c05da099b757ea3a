export { WindowIndex, windowSystem } from './bm25-windows.js';
export {
  NO_CONTEXT,
  type ContextLimits,
  type ContextPiece,
  type ContextQuestion,
  type ContextSystem,
  type SystemAnswer,
  type TokenCounter,
} from './context-system.js';
export { finderSystem } from './finder-system.js';
