import { describe, expect, it } from 'vitest';
import {
  callersWithoutCalls,
  isUncalled,
  shareAsks,
  type SharedAsks,
} from '../../../dataset-builder/learn/uncalled-apis.js';
import type { Ask } from '../../../dataset-builder/learn/collect-groups.js';
import { cleanExample } from '../check/clean-examples.js';

const APIS = Array.from({ length: 40 }, (_, at) => `x_acme.Api${at}`);

function asksWith(callers: (at: number) => number, count = 200): readonly Ask[] {
  return Array.from({ length: count }, (_, at) => {
    const api = APIS[(at * 7) % APIS.length] ?? '';
    const groundTruth = { scope: 'x_acme', api, member: null };
    const example = cleanExample({ id: `example ${at}`, groundTruth, callers: callers(at) });
    return { example, view: 'both' };
  });
}

function withoutCallers({ asIs, uncalled }: SharedAsks): number {
  const own = asIs.filter(({ example }) => example.callers === 0).length;
  return own + uncalled.filter(({ example }) => callersWithoutCalls(example) === 0).length;
}

describe('where questions are asked to learn from', () => {
  it('is the mirror as it is where enough of them ask for APIs that nobody calls', () => {
    const asks = asksWith((at) => (at % 10 === 0 ? 0 : 3));
    expect(shareAsks(asks)).toEqual({ asIs: asks, uncalled: [] });
  });

  it('is for half of them a mirror without calls, where too few are', () => {
    const asks = asksWith(() => 3);
    const shared = shareAsks(asks);
    expect(withoutCallers(shared)).toBe(20);
    // Those for called APIs are asked there too: that an API has no callers is no hint.
    const called = shared.uncalled.filter(({ example }) => callersWithoutCalls(example) > 0);
    expect(called.length).toBeGreaterThan(20);
    expect(shared.asIs.slice(0, 100)).toEqual(asks.slice(0, 100));
  });

  it('counts the questions that ask for an uncalled API already', () => {
    expect(withoutCallers(shareAsks(asksWith((at) => (at % 20 === 0 ? 0 : 3))))).toBe(20);
  });

  it('asks every question once', () => {
    const asks = asksWith(() => 1);
    const { asIs, uncalled } = shareAsks(asks);
    const ids = [...asIs, ...uncalled].map(({ example }) => example.id);
    expect(ids.sort()).toEqual(asks.map(({ example }) => example.id).sort());
    expect(shareAsks([])).toEqual({ asIs: [], uncalled: [] });
  });

  it('takes the calls of about half of the APIs away', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `x_acme.Api${at}`);
    const share = many.filter(isUncalled).length / many.length;
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });
});
