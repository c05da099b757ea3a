import type { ChatModel } from '../../domain/index.js';
import type { KeywordOutcome, KeywordWriter } from '../../predictor/context/index.js';
import { measurePosition } from './measure-position.js';
import type { KeywordsAsked, MeasuredPosition, Outcome } from './outcome/index.js';
import { questionAt, type AskedQuestion, type Cursor, type View } from './question.js';
import type { Position, Repository, SourceFile } from './sampling/index.js';
import type { ContextSystem, TokenCounter } from './systems/index.js';

export interface MeasureOptions {
  readonly cursor: Cursor;
  readonly view: View;
  readonly countTokens: TokenCounter;
  /** For each position the model that completes its line; null for none. */
  readonly modelFor: (position: Position) => ChatModel | null;
  readonly writeKeywords: KeywordWriter | null;
  readonly onPosition?: (done: number) => void;
}

/**
 * Asks every system at every position of the repository, one question at a time. The systems take turns in going
 * first, and each answers one question before, so that none has the files read for it by another.
 */
export async function measureRepository(
  { files }: Repository,
  positions: readonly Position[],
  systems: readonly ContextSystem[],
  { cursor, view, countTokens, modelFor, writeKeywords, onPosition }: MeasureOptions,
): Promise<readonly MeasuredPosition[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const measured: MeasuredPosition[] = [];
  for (const [place, position] of positions.entries()) {
    const asked = questionAt(position, fileOf(byPath, position.file), cursor, view);
    const written = writeKeywords === null ? null : await askForKeywords(writeKeywords, asked);
    const question = { ...asked, keywords: written?.outcome ?? null };
    const { file, line } = position.definition;
    const definitionLine = fileOf(byPath, file).text.split('\n')[line - 1] ?? '';
    if (place === 0) for (const system of systems) await system.answer(question);
    const outcomes = new Map<string, Outcome>();
    for (const system of turned(systems, place)) {
      const measuring = { countTokens, model: modelFor(position) };
      outcomes.set(
        system.name,
        await measurePosition(position, question, definitionLine, system, measuring),
      );
    }
    measured.push({ position, outcomes, keywords: written?.asked ?? null });
    onPosition?.(measured.length);
  }
  return measured;
}

/** Outside the systems, so that their times are comparable and all of them search for the same. */
async function askForKeywords(
  writeKeywords: KeywordWriter,
  question: AskedQuestion,
): Promise<{ readonly outcome: KeywordOutcome; readonly asked: KeywordsAsked }> {
  const { file, codeBefore, codeAfter } = question;
  const started = performance.now();
  const outcome = await writeKeywords(
    { file, codeBefore, codeAfter },
    new AbortController().signal,
  );
  const named = outcome.kind === 'keywords' ? outcome.keywords.length : 0;
  return { outcome, asked: { ms: performance.now() - started, named } };
}

function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = by % Math.max(1, items.length);
  return [...items.slice(start), ...items.slice(0, start)];
}

function fileOf(byPath: ReadonlyMap<string, SourceFile>, path: string): SourceFile {
  const file = byPath.get(path);
  if (file === undefined) throw new Error(`the repository has no ${path}`);
  return file;
}
