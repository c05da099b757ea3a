import { wantedRank, type ListwiseQuestion } from './listwise.js';

const DEPTHS = [1, 5, 10, 40] as const;

/** How many questions have the wanted definition among the first 1, 5, 10 and 40, in percent of all of them. */
export function rankShares(
  questions: readonly ListwiseQuestion[],
  weights: Float64Array,
): readonly string[] {
  const ranks = questions.map((question) => wantedRank(question, weights));
  const percent = (depth: number): string => {
    const within = ranks.filter((rank) => rank <= depth).length;
    return ((within / Math.max(1, ranks.length)) * 100).toFixed(1);
  };
  return DEPTHS.map(percent);
}

/** A Markdown table: a row for each sample and each set of weights. */
export function rankTable(
  rows: readonly {
    readonly label: string;
    readonly questions: readonly ListwiseQuestion[];
    readonly weights: Float64Array;
  }[],
): string {
  const header = ['sample', 'questions', 'found', ...DEPTHS.map((depth) => `at ${String(depth)}`)];
  const cells = rows.map(({ label, questions, weights }) => {
    const found = questions.filter(({ wanted }) => wanted !== null).length;
    const share = ((found / Math.max(1, questions.length)) * 100).toFixed(1);
    return [label, String(questions.length), share, ...rankShares(questions, weights)];
  });
  return [header, header.map(() => '---'), ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
