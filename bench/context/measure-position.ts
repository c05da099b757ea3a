import type { ChatModel } from '../../domain/index.js';
import { completeLine } from './completion/index.js';
import { completionQuality, contextQuality } from './metrics/index.js';
import type { Outcome } from './outcome/index.js';
import type { AskedQuestion } from './question.js';
import type { Position } from './sampling/index.js';
import type { ContextSystem, TokenCounter } from './systems/index.js';

export interface Measuring {
  readonly countTokens: TokenCounter;
  /** Completes the line; null for none. */
  readonly model: ChatModel | null;
}

/** Asks a system once. Time is the answer's alone. Throws where the context shows the masked line. */
export async function measurePosition(
  position: Position,
  question: AskedQuestion,
  definitionLine: string,
  system: ContextSystem,
  { countTokens, model }: Measuring,
): Promise<Outcome> {
  const started = performance.now();
  const { blocks, degraded } = await system.answer(question);
  const ms = performance.now() - started;
  const completed = model === null ? null : await completeLine(model, question, blocks);
  return {
    ...contextQuality(position, question, definitionLine, blocks),
    tokens: blocks.reduce((sum, { text }) => sum + countTokens(text), 0),
    blocks: blocks.length,
    ms,
    degraded,
    completion:
      completed === null ? null : completionQuality(completed, question.masked, position.language),
  };
}
