import type { SourceFile } from '../sampling/index.js';
import { Bm25Index } from './bm25-index.js';
import type {
  ContextLimits,
  ContextPiece,
  ContextQuestion,
  ContextSystem,
  SystemAnswer,
  TokenCounter,
} from './context-system.js';
import { windowTerms } from './window-terms.js';

/** Lines a window; windows do not overlap. */
const WINDOW_LINES = 20;
const QUERY_LINES = 30;
/** Windows looked at for one that still fits into what is left of the budget. */
const MAX_TRIED = 500;

/** The source files of a repository in windows of 20 lines, indexed once. */
export class WindowIndex {
  readonly #windows: readonly ContextPiece[];
  readonly #index: Bm25Index;

  constructor(files: readonly Pick<SourceFile, 'path' | 'text'>[]) {
    this.#windows = files.flatMap(({ path, text }) => windowsOf(path, text));
    this.#index = new Bm25Index(this.#windows.map(({ text }) => windowTerms(text)));
  }

  /** The windows of other files most like the last 30 lines before the cursor, as many as the limits hold. */
  find(
    { file, codeBefore }: ContextQuestion,
    { budgetTokens, top }: ContextLimits,
    countTokens: TokenCounter,
  ): readonly ContextPiece[] {
    const query = codeBefore.split('\n').slice(-QUERY_LINES).join('\n');
    const found: ContextPiece[] = [];
    let left = budgetTokens;
    let tried = 0;
    for (const { place } of this.#index.rank(windowTerms(query))) {
      const window = this.#windows[place];
      if (window === undefined || window.file === file) continue;
      if (found.length >= top || tried >= MAX_TRIED) break;
      tried += 1;
      const tokens = countTokens(window.text);
      if (tokens > left) continue;
      left -= tokens;
      found.push(window);
    }
    return found;
  }
}

/** A system that asks the index; `name` says with which limits. */
export function windowSystem(
  name: string,
  index: WindowIndex,
  limits: ContextLimits,
  countTokens: TokenCounter,
): ContextSystem {
  const answer = (question: ContextQuestion): SystemAnswer => ({
    blocks: index.find(question, limits, countTokens),
    degraded: [],
  });
  return { name, answer: (question) => Promise.resolve(answer(question)) };
}

function windowsOf(file: string, text: string): readonly ContextPiece[] {
  const lines = text.split('\n');
  const count = Math.ceil(lines.length / WINDOW_LINES);
  return Array.from({ length: count }, (_, window) => {
    const own = lines.slice(window * WINDOW_LINES, (window + 1) * WINDOW_LINES);
    const lineStart = window * WINDOW_LINES + 1;
    return { file, lineStart, lineEnd: lineStart + own.length - 1, text: own.join('\n') };
  });
}
