import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SuggestAnswer, SuggestQuestionInput } from '../../../domain/index.js';
import type { Predictor } from '../../../predictor/index.js';
import { apisOf, ask, openLiveMirror, type LiveMirror } from './live-mirror.js';

const QUESTIONS: readonly SuggestQuestionInput[] = [
  {
    codeBefore: "var gr = new GlideRecord('x_acme_billing_invoice');\nvar util = new ",
    scope: 'x_acme_billing',
    table: 'sys_script',
  },
  {
    codeBefore:
      "var log = new x_acme_core.Logger('Jobs');\nvar amount_open = 3;\nvar converter = new ",
    scope: 'x_acme_asset',
    table: 'sysauto_script',
  },
  {
    codeBefore: 'function onboarding(employee) {\n  var plan = new ',
    codeAfter: '\n}',
    scope: 'x_acme_hr',
    table: 'sys_script_include',
    script: 'OnboardingPlan',
  },
  { codeBefore: 'var user = gs.getUserID();\nvar helper = new Inc', scope: 'global' },
  { codeBefore: 'var u = new InvoiceUtil();\nu.', scope: 'x_acme_billing' },
];

let mirror: LiveMirror;
let predictor: Predictor;

beforeAll(async () => {
  mirror = await openLiveMirror();
  predictor = await mirror.open();
});

afterAll(() => mirror.close());

function substance({ question, suggestions, degraded, pruning }: SuggestAnswer): unknown {
  return { question, suggestions, degraded, pruning };
}

async function answers(asked: Predictor): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const question of QUESTIONS) found.push(substance(await ask(asked, question)));
  return found;
}

describe('answers that are kept', () => {
  it('serves the same question from the cache, under its own id, and says so in the timings', async () => {
    const asked = await mirror.open();
    const [question] = QUESTIONS;
    const first = await ask(asked, { codeBefore: '', ...question, id: 'one' });
    const again = await ask(asked, { codeBefore: '', ...question, id: 'two' });
    expect(Object.keys(first.timings)).toContain('candidates');
    expect(Object.keys(again.timings).sort()).toEqual(['cache', 'total']);
    expect([first.id, again.id]).toEqual(['one', 'two']);
    expect(substance(again)).toEqual(substance(first));
    expect(await asked.statistics()).toMatchObject({
      cacheHits: 1,
      cacheMisses: 1,
      cachedAnswers: 1,
    });
  });

  it('asks anew for another limit, other roles, another scope or another script', async () => {
    const asked = await mirror.open();
    const question = { codeBefore: 'var invoice = new ', scope: 'x_acme_billing' };
    const user = { user: 'author', roles: ['admin'], instance: asked.instance };
    await ask(asked, question);
    const others = [
      await ask(asked, question, { limit: 3 }),
      await ask(asked, question, { principal: user }),
      await ask(asked, { ...question, scope: 'x_acme_hr' }),
      await ask(asked, { ...question, script: 'InvoiceBuilder' }),
      await ask(asked, { ...question, codeAfter: ';' }),
    ];
    for (const { timings } of others) expect(Object.keys(timings)).not.toContain('cache');
  });

  it('does not keep an answer that lacks something', async () => {
    const asked = await mirror.open({ ripgrepPath: join(mirror.folder, 'none') });
    const question = { codeBefore: 'var amount_open = invoice;\nvar util = new ' };
    for (let time = 0; time < 2; time += 1) {
      const answer = await ask(asked, question);
      expect(answer.degraded).toHaveLength(1);
      expect(Object.keys(answer.timings)).not.toContain('cache');
    }
    expect(await asked.statistics()).toMatchObject({ cachedAnswers: 0, cacheHits: 0 });
  });
});

describe('batch', () => {
  it('answers the same questions alike in another order and side by side', async () => {
    const inOrder = await answers(await mirror.open());
    const reversed: unknown[] = [];
    const other = await mirror.open();
    for (const question of [...QUESTIONS].reverse()) {
      reversed.unshift(substance(await ask(other, question)));
    }
    const third = await mirror.open();
    const together = await Promise.all(QUESTIONS.map((question) => ask(third, question)));
    expect(reversed).toEqual(inOrder);
    expect(together.map((answer) => substance(answer))).toEqual(inOrder);
  });

  it('answers alike whatever was asked at the limit below', async () => {
    const asked = await mirror.open();
    for (const question of QUESTIONS) {
      const few = await ask(asked, question, { limit: 5 });
      const many = await ask(asked, question, { limit: 40 });
      expect(apisOf(many).slice(0, apisOf(few).length)).toEqual(apisOf(few));
    }
  });
});

describe('following the mirror', () => {
  const RENAMED = 'InvoiceLedgerUtil';

  async function sysIdOf(name: string): Promise<string> {
    const script = await mirror.store.findScript(name);
    if (script === null) throw new Error(`The mirror has no script ${name}`);
    return script.sysId;
  }

  async function followed(): Promise<void> {
    await mirror.sync();
    await predictor.refresh();
  }

  it('answers of a new generation, not from the cache of the old one', async () => {
    const question = { codeBefore: 'var cache_me = invoice;\nvar util = new ' };
    const before = await ask(predictor, question);
    mirror.data.upsert('sys_script_include', {
      name: 'CacheWarmer',
      script:
        'var CacheWarmer = Class.create();\nCacheWarmer.prototype = {\n  cacheMe: function (invoice) {},\n  type: "CacheWarmer"\n};',
    });
    await followed();
    const after = await ask(predictor, question);
    expect(after.generation).toBeGreaterThan(before.generation);
    expect(Object.keys(after.timings)).not.toContain('cache');
    expect(apisOf(before)).not.toContain('global.CacheWarmer');
    expect(apisOf(after)).toContain('global.CacheWarmer');
  });

  it('knows a changed member', async () => {
    const sysId = await sysIdOf('x_acme_billing.InvoiceUtil');
    const row = mirror.data.get('sys_script_include', sysId);
    const script = (row?.['script'] ?? '').replaceAll('openBalance', 'balanceStillOpen');
    mirror.data.upsert('sys_script_include', { ...row, script });
    await followed();
    const answer = await ask(predictor, {
      codeBefore: 'var u = new InvoiceUtil();\nu.',
      scope: 'x_acme_billing',
    });
    const members = answer.suggestions.map(({ member }) => member);
    expect(members).toContain('balanceStillOpen');
    expect(members).not.toContain('openBalance');
  });

  it('offers a renamed class under its new name only', async () => {
    const sysId = await sysIdOf('x_acme_billing.InvoiceUtils');
    const row = mirror.data.get('sys_script_include', sysId);
    const script = (row?.['script'] ?? '').replaceAll('InvoiceUtils', RENAMED);
    mirror.data.upsert('sys_script_include', { ...row, script, name: RENAMED });
    await followed();
    const answer = await ask(
      predictor,
      { codeBefore: 'var ledger = invoice;\nvar util = new Invoice', scope: 'x_acme_billing' },
      { limit: 200 },
    );
    expect(apisOf(answer)).toContain(`x_acme_billing.${RENAMED}`);
    expect(apisOf(answer)).not.toContain('x_acme_billing.InvoiceUtils');
  });

  it('forgets a deleted class and what it called', async () => {
    const sysId = await sysIdOf('x_acme_billing.InvoiceBuilder');
    mirror.data.remove('sys_script_include', sysId);
    await followed();
    const answer = await ask(
      predictor,
      { codeBefore: 'var invoice;\nvar builder = new Invoice', scope: 'x_acme_billing' },
      { limit: 200 },
    );
    expect(apisOf(answer)).not.toContain('x_acme_billing.InvoiceBuilder');
    expect(JSON.stringify(answer.suggestions)).not.toContain(sysId);
  });

  it('stays as it was when a refresh is aborted, and follows the next time', async () => {
    mirror.data.upsert('sys_script_include', {
      name: 'getLateComer',
      script: 'function getLateComer(id) { return id; }',
    });
    await mirror.sync();
    const before = predictor.generation;
    const reason = new Error('not now');
    await expect(predictor.refresh(AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(predictor.generation).toBe(before);
    await predictor.refresh();
    expect(predictor.generation).toBeGreaterThan(before);
  });

  it('answers as a predictor does that is opened on the changed mirror', async () => {
    const fresh = await mirror.open();
    expect(fresh.generation).toBe(predictor.generation);
    const [now, expected] = [await answers(predictor), await answers(fresh)];
    expect(now).toEqual(expected);
  });
});
