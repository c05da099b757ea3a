export { WindowIndex, windowSystem } from './bm25-windows.js';
export type {
  ContextLimits,
  ContextPiece,
  ContextQuestion,
  ContextSystem,
  SystemAnswer,
  TokenCounter,
} from './context-system.js';
