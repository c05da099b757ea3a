/** Runs a scorer once to warm it, then measures what its batches take. */
import { CostModel, type Measured } from './cost-model.js';
import type { PairScorer } from './pair-scorer.js';

const QUERY =
  'var record = new GlideRecord(current.getTableName());\nrecord.query();\nvar result = '.repeat(6);
const DOCUMENT =
  'RecordUtil: finds and updates records. find(table, query), update(record, values) '.repeat(8);
const ROWS = { few: 1, many: 6 } as const;

export async function measureCosts(scorer: PairScorer): Promise<CostModel> {
  const query = scorer.prepare({ query: QUERY });
  await scorer.read(query);
  const document = scorer.tokensOf(query, DOCUMENT);
  const run = async (rows: number): Promise<Measured> => {
    const documents = Array.from({ length: rows }, () => document);
    const start = performance.now();
    await scorer.score(query, documents);
    return { tokens: rows * document.length, milliseconds: performance.now() - start };
  };
  await run(ROWS.many);
  return new CostModel(await run(ROWS.few), await run(ROWS.many));
}
