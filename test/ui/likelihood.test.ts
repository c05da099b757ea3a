import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  configurationSchema,
  suggestAnswerSchema,
  type SuggestAnswer,
} from '../../domain/index.js';
import { writeCalibratedWeights } from '../predictor/calibrated-weights.js';
import { post, problemOf, startFixture, type ServiceFixture } from './service-fixture.js';

const QUESTION = {
  codeBefore: 'var first = new x_acme_core.DateMath().today();\nvar due = ',
  scope: 'x_acme_billing',
  limit: 200,
};

let fixture: ServiceFixture;
beforeAll(async () => {
  fixture = await startFixture({ synced: true });
});
afterAll(() => fixture.close());

async function ask(question: Readonly<Record<string, unknown>>): Promise<SuggestAnswer> {
  const response = await post(`${fixture.url}/api/v1/suggest`, question);
  return suggestAnswerSchema.parse(await response.json());
}

async function restartWith(suggest: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = configurationSchema.parse({
    instances: { demo: { url: fixture.demo.url } },
    suggest,
    training: { automatic: false },
    logLevel: 'silent',
  });
  const service = await fixture.restart({ configuration });
  await service.ready;
}

function isNamedHeeded({ suggestions }: SuggestAnswer): boolean {
  return suggestions.some(({ evidence }) => evidence.some(({ source }) => source === 'named'));
}

describe('suggestions over HTTP', { timeout: 120_000 }, () => {
  it('heed what the code names already, unless the question says otherwise', async () => {
    expect(isNamedHeeded(await ask(QUESTION))).toBe(true);
    expect(isNamedHeeded(await ask({ ...QUESTION, alreadyNamed: false }))).toBe(false);
    const wrong = await post(`${fixture.url}/api/v1/suggest`, { ...QUESTION, alreadyNamed: 'no' });
    expect(await problemOf(wrong)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('heed it only where the question says so once the configuration turns it off', async () => {
    await restartWith({ alreadyNamed: false });
    expect(isNamedHeeded(await ask(QUESTION))).toBe(false);
    expect(isNamedHeeded(await ask({ ...QUESTION, alreadyNamed: true }))).toBe(true);
  });

  it('name the configured threshold, and what lies below it, once the ranker gives probabilities', async () => {
    await writeCalibratedWeights(fixture.home, 'demo');
    await restartWith({ threshold: 0.03 });
    const { suggestions, threshold } = await ask(QUESTION);
    expect(threshold).toBe(0.03);
    expect(suggestions.some(({ unlikely }) => unlikely)).toBe(true);
    for (const { score, unlikely } of suggestions) expect(unlikely).toBe(score < 0.03);
  });
});
