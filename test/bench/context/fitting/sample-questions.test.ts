import { describe, expect, it } from 'vitest';
import {
  EVIDENCE_BOUNDS,
  evidenceQuestion,
  fitWeights,
  presentWeights,
  rankShares,
  rankTable,
  roundedWeights,
  sampleQuestions,
  wantedRank,
  weightsText,
  type QuestionOptions,
} from '../../../../bench/context/fitting/index.js';
import { LANGUAGES } from '../../../../bench/context/sampling/index.js';
import { EVIDENCE, rankedDefinitions } from '../../../../predictor/context/index.js';
import { sourceFolder } from '../../../predictor/context/source-folder.js';

const FILES = {
  'shop/orders/totals.py': 'def settle_order(order):\n    return order.total\n',
  'shop/users/names.py': 'def settle_names(user):\n    return user.name\n',
  'shop/orders/view.py':
    'from .totals import settle_order\n\n\ndef show(order):\n    settle_names = order.names\n    settled = settle_order(order)\n    return settled\n',
};
const OPTIONS: QuestionOptions = {
  positions: 10,
  seed: 1,
  languages: LANGUAGES,
  cursors: ['line', 'call'],
  view: 'before',
};

describe('questions of a folder', () => {
  it('are what the finder sees at each position, once for each cursor', async () => {
    const questions = await sampleQuestions(sourceFolder(FILES), OPTIONS, () => undefined);
    expect(questions).toHaveLength(2);
    expect(questions.map((question) => wantedRank(question, presentWeights()))).toEqual([1, 1]);
    const imported = EVIDENCE.indexOf('importedFromFile');
    for (const { evidence, wanted } of questions) {
      expect(evidence[(wanted ?? NaN) * EVIDENCE.length + imported]).toBe(1);
    }
  });

  it('teach that an import tells what is needed', async () => {
    const folder = sourceFolder(FILES);
    const questions = await sampleQuestions(folder, OPTIONS, () => undefined);
    const weights = fitWeights(questions, EVIDENCE_BOUNDS);
    expect(weights[EVIDENCE.indexOf('importedFromFile')]).toBeGreaterThan(0.5);
    expect(weights[EVIDENCE.indexOf('isMember')]).toBeLessThanOrEqual(0);
    expect(rankShares(questions, weights)).toEqual(['100.0', '100.0', '100.0', '100.0']);
  });
});

describe('candidates of a question', () => {
  it('are the best 400 and the wanted one, wherever it stands', async () => {
    const root = sourceFolder(FILES);
    const question = { file: 'shop/orders/view.py', codeAfter: '', keywords: null };
    const codeBefore = FILES['shop/orders/view.py'].split('    settled')[0] ?? '';
    const place = { kind: 'folder', root } as const;
    const [first] = await rankedDefinitions(place, { ...question, codeBefore });
    if (first === undefined) throw new Error('nothing was found');
    const many = Array.from({ length: 1_000 }, (_, at) => ({ ...first, line: at + 1 }));
    const wantedAt = (line: number): ReturnType<typeof evidenceQuestion> =>
      evidenceQuestion({ definition: { file: first.file, line } }, many);
    expect(wantedAt(900).offsets).toHaveLength(401);
    expect(wantedAt(900).wanted).toBe(400);
    expect(wantedAt(20).offsets).toHaveLength(400);
    expect(wantedAt(20).wanted).toBe(19);
    expect(wantedAt(2_000).wanted).toBeNull();
  });
});

describe('printed weights', () => {
  it('are the lines of the table in use where the weights are those', () => {
    const lines = weightsText(roundedWeights(presentWeights())).split('\n');
    expect(lines[0]).toMatch(/^ {2}imported: [\d.]+,$/);
    expect(lines.at(-1)).toMatch(/^ {2}bm25: [\d.]+,$/);
    expect(lines).toHaveLength(EVIDENCE.length + 1);
  });

  it('have two digits and no negative zero', () => {
    expect([...roundedWeights(Float64Array.of(1.239, -0.001, -2.5))]).toEqual([1.24, 0, -2.5]);
  });

  it('come with a table of ranks', () => {
    const question = {
      evidence: Float32Array.of(0, 1),
      offsets: Float32Array.of(0, 0),
      wanted: 1,
    };
    const missed = { ...question, wanted: null };
    const questions = [question, missed];
    const table = rankTable([{ label: 'some', questions, weights: Float64Array.of(1) }]);
    expect(table.split('\n').at(-1)).toBe('| some | 2 | 50.0 | 50.0 | 50.0 | 50.0 | 50.0 |');
  });
});
