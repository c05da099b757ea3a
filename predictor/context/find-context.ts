/** GrepRAG's pipeline for one position: words, ripgrep, chunks, ranking, merging, budget. */
import type {
  ContextAnswer,
  ContextBlock,
  ContextVariant,
  Degradation,
} from '../../domain/index.js';
import { StageTimer } from '../stage-timer.js';
import { fillMerged, fillUnmerged, type Block } from './blocks/fill-budget.js';
import { rankChunks } from './chunks/rank-chunks.js';
import { findDefinitions } from './definitions/find-definitions.js';
import type { Keyword } from './keywords/keyword.js';
import { keywordWords, staticWords } from './keywords/search-words.js';
import { LANGUAGE_GLOBS } from './language/language.js';
import { ownCode } from './position/own-code.js';
import { readPosition } from './position/read-position.js';
import { rankDefinitions, type RankedDefinition } from './ranking/rank-definitions.js';
import { countTokens } from './tokens/count-tokens.js';
import { LineTokens } from './tokens/line-tokens.js';
import { FileReader } from './tree/file-reader.js';
import type { SourceTree } from './tree/source-tree.js';
import { callVotes } from './usages/call-votes.js';
import { findUsages, type Usages } from './usages/find-usages.js';

export interface ContextQuestion {
  /** From the root, with `/`. Nothing of this file comes back. */
  readonly file: string;
  /** The text up to the cursor. */
  readonly codeBefore: string;
  /** The text from the cursor on; what stands in it on the cursor's own line counts as not written yet. */
  readonly codeAfter: string;
  readonly budgetTokens: number;
  /** The most blocks. */
  readonly top: number;
  readonly variant: ContextVariant;
  /** What to search for; null takes it from the code itself. */
  readonly keywords: readonly Keyword[] | null;
}

/** Names taken from the calls of similar code, at most. */
const CALLED = { onReceiver: 60, voted: 120 };

/** Of a line on average; stretches so long that their lines would need fewer are not even counted. */
const FEWEST_TOKENS = 5;

/**
 * The code that matters at the position. Reads the tree as it is at that moment and keeps nothing. Throws what
 * `SourceTree.search` throws.
 */
export async function findContext(
  tree: SourceTree,
  question: ContextQuestion,
  signal: AbortSignal,
): Promise<ContextAnswer> {
  const timer = new StageTimer();
  const files = new FileReader(tree);
  const found = await findCandidates(tree, question, { files, timer, signal });
  const isOwn = ownCode(question.codeBefore);
  const ranked = rankChunks({ ...found, files, variant: question.variant });
  const copies = new Set(
    [...new Set(ranked.map(({ file }) => file))].filter((file) =>
      isOwn(files.read(file)?.lines ?? []),
    ),
  );
  const chunks = ranked.filter(({ file }) => !copies.has(file));
  timer.mark('rank');
  const blocks = fill(chunks, question, files);
  timer.mark('fill');
  const { budgetTokens, variant } = question;
  const texts = withinBudget(
    blocks.map((block) => textBlock(block, files)),
    budgetTokens,
  );
  const answer = { ...texts, variant, degraded: [...found.degraded] };
  timer.mark('write');
  return { ...answer, timings: timer.timings() };
}

/** What a position may need, ranked: what `findContext` cuts into chunks. Throws as it does. */
export async function findCandidates(
  tree: SourceTree,
  question: Pick<ContextQuestion, 'file' | 'codeBefore' | 'codeAfter' | 'keywords'>,
  {
    files,
    timer,
    signal,
  }: { readonly files: FileReader; readonly timer: StageTimer; readonly signal: AbortSignal },
): Promise<{
  readonly position: ReturnType<typeof readPosition>;
  readonly usages: Usages;
  readonly definitions: readonly RankedDefinition[];
  readonly degraded: readonly Degradation[];
}> {
  const position = readPosition(question);
  const words =
    question.keywords === null ? staticWords(position) : keywordWords(question.keywords, position);
  const globs = LANGUAGE_GLOBS[position.language];
  timer.mark('words');
  const usages = await findUsages(tree, position, words.uses, globs, signal);
  timer.mark('usages');
  const votes = callVotes(files, usages);
  timer.mark('votes');
  const names = new Set([
    ...words.definitions,
    ...most(usages.onReceiver, CALLED.onReceiver),
    ...most(votes, CALLED.voted),
  ]);
  const { candidates, cut } = await findDefinitions(
    tree,
    position,
    [...names],
    { files, globs },
    signal,
  );
  timer.mark('definitions');
  const keywords = question.keywords?.map(({ text }) => text) ?? [];
  const { onReceiver } = usages;
  const definitions = rankDefinitions({ position, candidates, onReceiver, votes, keywords });
  timer.mark('evidence');
  const degraded = [usages.cut, cut].flatMap((reason) =>
    reason === null ? [] : [{ stage: 'search', reason }],
  );
  return { position, usages, definitions, degraded };
}

function most(values: ReadonlyMap<string, number>, count: number): readonly string[] {
  return [...values]
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([name]) => name);
}

function fill(
  chunks: Parameters<typeof fillMerged>[0],
  { variant, top, budgetTokens }: ContextQuestion,
  files: FileReader,
): readonly Block[] {
  const tokens = new LineTokens(files);
  const limits = {
    top,
    budgetTokens,
    tokensOf: (file: string, interval: { readonly start: number; readonly end: number }) =>
      tokens.of(file, interval, budgetTokens / FEWEST_TOKENS),
  };
  return variant === 'full' || variant === 'no-bm25'
    ? fillMerged(chunks, limits)
    : fillUnmerged(chunks, limits);
}

function textBlock({ file, start, end, score }: Block, files: FileReader): ContextBlock {
  const lines = files.read(file)?.lines ?? [];
  return {
    file,
    lineStart: start + 1,
    lineEnd: end + 1,
    score: Math.round(score * 1000) / 1000,
    text: lines.slice(start, end + 1).join('\n'),
  };
}

/** Counted as a whole, which may differ by a token or two from its lines: the worst block goes where it is more. */
function withinBudget(
  blocks: readonly ContextBlock[],
  budgetTokens: number,
): Pick<ContextAnswer, 'blocks' | 'tokens'> {
  const kept: ContextBlock[] = [];
  let tokens = 0;
  for (const block of blocks) {
    const more = countTokens(block.text);
    if (tokens + more > budgetTokens) break;
    tokens += more;
    kept.push(block);
  }
  return { blocks: kept, tokens };
}
