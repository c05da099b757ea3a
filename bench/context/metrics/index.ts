export { completionQuality, type CompletionQuality } from './completion-metrics.js';
export { contextQuality, type ContextQuality } from './context-metrics.js';
