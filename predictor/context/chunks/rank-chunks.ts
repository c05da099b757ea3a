import type { ContextVariant } from '../../../domain/index.js';
import { codeIdentifiers } from '../position/code-words.js';
import type { SourcePosition } from '../position/source-position.js';
import { bm25Scores, countTerms } from '../ranking/bm25.js';
import { EVIDENCE_WEIGHTS } from '../ranking/evidence-weights.js';
import { jaccardScores } from '../ranking/jaccard.js';
import type { RankedDefinition } from '../ranking/rank-definitions.js';
import type { FileReader } from '../tree/file-reader.js';
import type { Usages } from '../usages/find-usages.js';
import type { Chunk } from './chunk.js';
import { definitionChunk } from './definition-chunk.js';
import { usageChunks } from './usage-chunks.js';

/** Definitions whose text is read: the rest is too far behind to come into any context. */
const MOST_READ = 200;
/** Of the ranked chunks the better half goes on (Wang et al., GrepRAG, 5.6), and never so few that the budget stays empty. */
const KEPT = { share: 0.5, least: 60 };

export interface ChunkInput {
  readonly position: SourcePosition;
  readonly definitions: readonly RankedDefinition[];
  readonly usages: Usages;
  readonly files: FileReader;
  readonly variant: ContextVariant;
}

/** The chunks of the definitions and of the uses, best first, the better half of them. */
export function rankChunks({
  position,
  definitions,
  usages,
  files,
  variant,
}: ChunkInput): readonly Chunk[] {
  const isWeighted = variant === 'full' || variant === 'no-merge';
  const read = definitions.slice(0, MOST_READ).flatMap(({ candidate, score }) => {
    const stretch = definitionChunk(candidate, files);
    return stretch === null ? [] : [{ file: candidate.file, ...stretch, score }];
  });
  const uses = usageChunks(usages, files).map((chunk) => ({ ...chunk, score: USE }));
  const chunks = [...read, ...uses];
  const terms = chunks.map(({ file, start, end }) =>
    countTerms(codeIdentifiers((files.read(file)?.lines ?? []).slice(start, end + 1).join('\n'))),
  );
  const query = new Map(
    [...position.near].map(([name, distance]) => [name, 1 / (1 + distance / 8)]),
  );
  const alike = isWeighted ? bm25Scores(terms, query) : jaccardScores(terms, query);
  const most = alike.reduce((one, other) => Math.max(one, other), 1e-9);
  const ranked = chunks.map(({ score, ...chunk }, at): Chunk => {
    const share = (alike[at] ?? 0) / most;
    return { ...chunk, score: isWeighted ? score + EVIDENCE_WEIGHTS.bm25 * share : share };
  });
  ranked.sort((one, other) => other.score - one.score || orderOf(one, other));
  return ranked.slice(0, Math.max(KEPT.least, Math.ceil(ranked.length * KEPT.share)));
}

const USE = -1000;

function orderOf(one: Chunk, other: Chunk): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.start - other.start;
}
