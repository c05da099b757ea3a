import { describe, expect, it } from 'vitest';
import { sampleExamples, seededHash } from '../../../dataset-builder/index.js';
import { toyExample } from './toy-questions.js';

const examples = Array.from({ length: 1_000 }, (_, at) => toyExample({ id: `example ${at}` }));

describe('a sample of examples', () => {
  it('is as large as it may be, the same every time, and in their order', () => {
    const sample = sampleExamples(examples, 400);
    expect(sample).toHaveLength(400);
    expect(sampleExamples([...examples].reverse(), 400)).toEqual([...sample].reverse());
    expect(sampleExamples(examples, 1_000)).toBe(examples);
  });

  it('does not follow the hash of the id, by which the builder chooses where a cut stands', () => {
    const low = sampleExamples(examples, 400).filter(({ id }) => seededHash(1, id) < 0.5);
    expect(low.length).toBeGreaterThan(160);
    expect(low.length).toBeLessThan(240);
  });
});
