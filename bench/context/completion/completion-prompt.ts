/** The one prompt with which lines are completed; changing it makes results incomparable. */
import type { ChatMessage } from '../../../domain/index.js';
import type { ContextPiece } from '../systems/index.js';

const LINES_BEFORE = 60;

const INSTRUCTION =
  'You complete the line of code at the cursor. Answer with the rest of that one line and nothing else: no explanation, no fence, no further lines.';

/** The blocks in their order, then the last 60 lines before the cursor. */
export function completionPrompt(
  file: string,
  codeBefore: string,
  blocks: readonly ContextPiece[],
): readonly ChatMessage[] {
  const context = blocks.map(
    (block) =>
      `--- ${block.file}, lines ${String(block.lineStart)} to ${String(block.lineEnd)}\n${block.text}`,
  );
  const known =
    context.length === 0 ? '' : `Code of the same repository:\n${context.join('\n')}\n\n`;
  const before = codeBefore.split('\n').slice(-LINES_BEFORE).join('\n');
  return [
    { role: 'system', content: INSTRUCTION },
    { role: 'user', content: `${known}--- ${file}, up to the cursor\n${before}` },
  ];
}
