import { describe, expect, it } from 'vitest';
import { chooseAsks, MOST_QUESTIONS } from '../../../dataset-builder/learn/choose-asks.js';
import { cleanExample } from '../check/clean-examples.js';

const EXAMPLES = Array.from({ length: 60 }, (_, at) => cleanExample({ id: `example ${at}` }));

function keys(most?: number): readonly string[] {
  return chooseAsks(EXAMPLES, most).map(({ example, view }) => `${view} ${example.id}`);
}

describe('what is asked', () => {
  it('is every example in both views where there is room', () => {
    const asked = keys();
    expect(asked).toHaveLength(120);
    expect(new Set(asked).size).toBe(120);
  });

  it('is every example at least once while there is room for one view', () => {
    const asked = chooseAsks(EXAMPLES, 90);
    expect(asked).toHaveLength(90);
    expect(new Set(asked.map(({ example }) => example.id)).size).toBe(60);
  });

  it('holds both views alike where examples are left out', () => {
    const asked = chooseAsks(EXAMPLES, 40);
    expect(asked.filter(({ view }) => view === 'both')).toHaveLength(20);
    expect(new Set(asked.map(({ example }) => example.id)).size).toBe(40);
  });

  it('does not depend on the order of the examples', () => {
    const backwards = chooseAsks([...EXAMPLES].reverse(), 50);
    expect(backwards.map(({ example, view }) => `${view} ${example.id}`)).toEqual(keys(50));
  });

  it('is bounded by default', () => {
    const many = Array.from({ length: MOST_QUESTIONS }, (_, at) => cleanExample({ id: `${at}` }));
    expect(chooseAsks(many)).toHaveLength(MOST_QUESTIONS);
  });
});
