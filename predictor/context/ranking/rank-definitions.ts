import type { Candidate, CandidateSet } from '../definitions/candidate.js';
import {
  definitionEvidence,
  EVIDENCE,
  placeOf,
  type Evidence,
  type EvidenceInput,
} from './definition-evidence.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';

export interface RankedDefinition {
  readonly candidate: Candidate;
  readonly evidence: Evidence;
  /** ln of the share that falls to each of the definitions of one name: one of them is meant. */
  readonly share: number;
  readonly score: number;
}

/** The definitions, best first: the weights of their evidence added up. */
export function rankDefinitions(input: EvidenceInput): readonly RankedDefinition[] {
  const { candidates } = input;
  const evidence = definitionEvidence(input);
  const ranked = candidates.all().map((candidate, at): RankedDefinition => {
    const own = evidence[at];
    if (own === undefined) throw new RangeError('a candidate without evidence');
    const share = -Math.log(countOf(candidate, candidates));
    return { candidate, evidence: own, share, score: share + weightOf(own) };
  });
  return ranked.sort(
    (one, other) =>
      other.score - one.score || (placeOf(one.candidate) < placeOf(other.candidate) ? -1 : 1),
  );
}

function countOf({ name }: Candidate, candidates: CandidateSet): number {
  return candidates.named(name).length;
}

function weightOf(evidence: Evidence): number {
  return EVIDENCE.reduce((sum, name) => sum + EVIDENCE_WEIGHTS[name] * evidence[name], 0);
}
