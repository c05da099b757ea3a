import { EVIDENCE, type EvidentDefinition } from '../../../predictor/context/index.js';
import type { Position } from '../sampling/index.js';
import type { ListwiseQuestion } from './listwise.js';

/** Candidates of a question; those far below the best move the weights by nothing that could be seen. */
const MOST_CANDIDATES = 400;

/** The best 400 definitions, and the wanted one wherever it stands; a column for each piece of evidence. */
export function evidenceQuestion(
  { definition }: Pick<Position, 'definition'>,
  definitions: readonly EvidentDefinition[],
): ListwiseQuestion {
  const found = definitions.findIndex(
    ({ file, line }) => file === definition.file && line === definition.line,
  );
  const kept = definitions.filter((_, place) => place < MOST_CANDIDATES || place === found);
  return {
    evidence: Float32Array.from(
      kept.flatMap(({ evidence }) => EVIDENCE.map((name) => evidence[name])),
    ),
    offsets: Float32Array.from(kept, ({ share }) => share),
    wanted: found < 0 ? null : Math.min(found, MOST_CANDIDATES),
  };
}
