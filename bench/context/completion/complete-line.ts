import type { ChatModel } from '../../../domain/index.js';
import type { ContextPiece, ContextQuestion } from '../systems/index.js';
import { completedLine } from './completed-line.js';
import { completionPrompt } from './completion-prompt.js';

/** A line of 300 characters holds fewer. */
const MAX_TOKENS = 128;

/** Asks once, as certain as the model can be; the rest of the cursor's line, empty where the answer holds none. */
export async function completeLine(
  model: ChatModel,
  { file, codeBefore }: Pick<ContextQuestion, 'file' | 'codeBefore'>,
  blocks: readonly ContextPiece[],
): Promise<string> {
  const answer = await model.complete({
    model: model.model,
    messages: [...completionPrompt(file, codeBefore, blocks)],
    temperature: 0,
    seed: 1,
    max_tokens: MAX_TOKENS,
  });
  return answer.kind === 'text' ? completedLine(answer.text, codeBefore) : '';
}
