export { completeLine } from './complete-line.js';
export { completedLine } from './completed-line.js';
export { openCompletionModel, type CompletionModel } from './completion-model.js';
export { completionPrompt } from './completion-prompt.js';
