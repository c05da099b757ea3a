import { describe, expect, it } from 'vitest';
import { useAt, useLikelihood, useOfSite } from '../../../predictor/members/member-use.js';

describe('what a call is made for', () => {
  it.each([
    ['if (dates.', 'condition'],
    ['if (a && !this.router.', 'condition'],
    ['while (new x_acme_core.DateMath(gr).', 'condition'],
    ['return ok ||\n  finder.', 'condition'],
    ['var due = dates.', 'value'],
    ['return new RecordFinder(this.table).', 'value'],
    ['log.info(dates.', 'value'],
    ['var o = { due: dates.', 'value'],
    ['', 'effect'],
    ['builder.', 'effect'],
    ['gr.update();\n    builder.', 'effect'],
    ['if (done) {\n  this.log.', 'effect'],
    ["new QueryBuilder('task').where('a', 1).", 'effect'],
    ['var rows = new QueryBuilder().where(1)\n  .limit(5)\n  .', 'value'],
    ['if (!gr.isValid())\n  linker.', 'effect'],
  ] as const)('%j is %s', (before, use) => {
    expect(useAt(before)).toBe(use);
  });

  it('is read from a call site alike', () => {
    expect(useOfSite('if (dates.isHoliday(start))', 'isHoliday')).toBe('condition');
    expect(useOfSite('var due = dates.next(start);', 'next')).toBe('value');
    expect(useOfSite('gs.include("DateMath");', 'next')).toBeNull();
  });

  it('takes no longer for endless code', () => {
    for (const piece of ['a.', 'new (', '(((((', 'a(b).', '\n \t', 'if (']) {
      const start = performance.now();
      useAt(piece.repeat(50_000));
      expect(performance.now() - start).toBeLessThan(100);
    }
  });
});

describe('how likely a member is called so', () => {
  const member = { name: 'next', returns: null };

  it('follows its callers', () => {
    const often = useLikelihood(member, 'value', ['value', 'value', 'value', 'effect']);
    const seldom = useLikelihood(member, 'value', ['effect', 'effect', 'effect', 'value']);
    expect(often).toBeGreaterThan(seldom);
  });

  it('follows its name and its documentation where nobody calls it', () => {
    for (const asked of [
      { name: 'isOpen', returns: null },
      { name: 'open', returns: 'boolean' },
    ]) {
      expect(useLikelihood(asked, 'condition', [])).toBeGreaterThan(
        useLikelihood(member, 'condition', []),
      );
      expect(useLikelihood(asked, 'effect', [])).toBeLessThan(useLikelihood(member, 'effect', []));
    }
    expect(useLikelihood({ name: 'issue', returns: null }, 'condition', [])).toBe(
      useLikelihood(member, 'condition', []),
    );
  });

  it('is a share: of all uses together 1', () => {
    const uses = (['condition', 'value', 'effect'] as const).map((use) =>
      useLikelihood(member, use, ['value', 'effect', 'value']),
    );
    expect(uses.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
  });
});
