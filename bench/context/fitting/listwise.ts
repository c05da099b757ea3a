/** Questions with their candidates as plain numbers, and what weights make of them. */

export interface ListwiseQuestion {
  /** One row of evidence a candidate, `offsets.length` rows in all. */
  readonly evidence: Float32Array;
  /** What is added to a candidate's score whatever the weights are. */
  readonly offsets: Float32Array;
  /** The candidate that is wanted; null where it is not among them. */
  readonly wanted: number | null;
}

/** A score for each candidate: its offset and its evidence times the weights. */
export function listwiseScores(
  { evidence, offsets }: ListwiseQuestion,
  weights: Float64Array,
): Float64Array {
  const scores = new Float64Array(offsets);
  for (let candidate = 0; candidate < scores.length; candidate += 1) {
    const row = candidate * weights.length;
    let score = 0;
    for (let column = 0; column < weights.length; column += 1) {
      score += (evidence[row + column] ?? 0) * (weights[column] ?? 0);
    }
    scores[candidate] = (scores[candidate] ?? 0) + score;
  }
  return scores;
}

/** The wanted candidate's place among all, from 1; of equal ones the earlier first. Infinity where there is none. */
export function wantedRank(question: ListwiseQuestion, weights: Float64Array): number {
  const { wanted } = question;
  if (wanted === null) return Infinity;
  const scores = listwiseScores(question, weights);
  const own = scores[wanted] ?? -Infinity;
  let rank = 1;
  scores.forEach((score, candidate) => {
    if (score > own || (score === own && candidate < wanted)) rank += 1;
  });
  return rank;
}
