export { completeLine } from './complete-line.js';
export { completedLine } from './completed-line.js';
export { completionPrompt } from './completion-prompt.js';
