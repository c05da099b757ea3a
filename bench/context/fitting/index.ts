export { EVIDENCE_BOUNDS } from './evidence-bounds.js';
export { evidenceQuestion } from './evidence-question.js';
export { fitWeights, type Bound } from './fit-weights.js';
export { listwiseScores, wantedRank, type ListwiseQuestion } from './listwise.js';
export { rankShares, rankTable } from './rank-shares.js';
export { sampleQuestions, type QuestionOptions } from './sample-questions.js';
export { presentWeights, roundedWeights, weightsText } from './weights-text.js';
