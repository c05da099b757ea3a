/** What a context is worth at a position, without a model that uses it. */
import type { Position } from '../sampling/index.js';
import type { AskedQuestion } from '../question.js';
import type { ContextPiece } from '../systems/index.js';
import { identifiersOf, wordsOf } from './identifiers.js';

export interface ContextQuality {
  /** 1 where the definition's line stands in a block, else 0. */
  readonly definition: number;
  /** The share of the masked code's identifiers that the context names. */
  readonly identifiers: number;
  /** The same, of those that the code before the cursor does not name; null where it names all. */
  readonly unseenIdentifiers: number | null;
  /** Blocks out of the file that holds the position. */
  readonly ownFileBlocks: number;
}

/** One-letter names are everywhere. */
const MIN_LENGTH = 2;

/** `definitionLine` is the text of the definition's line. Throws where a block shows the masked line itself. */
export function contextQuality(
  position: Position,
  { codeBefore, maskedCode }: AskedQuestion,
  definitionLine: string,
  blocks: readonly ContextPiece[],
): ContextQuality {
  refuseOwnLine(position, blocks);
  const named = wordsOf(blocks.map(({ text }) => text).join('\n'));
  const wanted = [...identifiersOf(maskedCode, position.language)].filter(
    ({ length }) => length >= MIN_LENGTH,
  );
  const seen = wordsOf(codeBefore);
  const unseen = wanted.filter((name) => !seen.has(name));
  const share = (names: readonly string[]): number =>
    names.filter((name) => named.has(name)).length / names.length;
  return {
    definition: blocks.some((block) => holds(block, position, definitionLine)) ? 1 : 0,
    identifiers: wanted.length === 0 ? 1 : share(wanted),
    unseenIdentifiers: unseen.length === 0 ? null : share(unseen),
    ownFileBlocks: blocks.filter(({ file }) => file === position.file).length,
  };
}

function holds(
  { file, lineStart, lineEnd, text }: ContextPiece,
  { definition }: Position,
  definitionLine: string,
): boolean {
  if (file !== definition.file) return false;
  if (lineStart > definition.line || definition.line > lineEnd) return false;
  return text.includes(definitionLine.trim());
}

function refuseOwnLine({ file, line }: Position, blocks: readonly ContextPiece[]): void {
  const leak = blocks.find(
    (block) => block.file === file && block.lineStart <= line && line <= block.lineEnd,
  );
  if (leak === undefined) return;
  const { lineStart, lineEnd } = leak;
  throw new Error(
    `the context of ${file}:${String(line)} holds that line itself (lines ${String(lineStart)} to ${String(lineEnd)})`,
  );
}
