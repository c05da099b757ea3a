import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggestAnswerSchema, type SuggestAnswer } from '../../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';
import { questionAt } from './sample-scripts.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});

afterAll(async () => {
  await demo.close();
});

function apisOf({ suggestions }: SuggestAnswer): readonly string[] {
  return suggestions.map(({ api }) => api);
}

const BILLING_CONTEXT = [
  "var gr = new GlideRecord('x_acme_billing_invoice');",
  "gr.addQuery('customer', current.getValue('customer'));",
  'gr.query();',
  '',
].join('\n');

describe('an API question', () => {
  it.each([
    ['global', 'sys_script', 'Assign_incident_on_insert', 'TaskAssignment', 'global', 3],
    ['global', 'sys_script', 'Announce_major_incident', 'CIRelationWalker', 'global', 10],
    ['global', 'sys_ui_action', 'Reopen_incident', 'IncidentUtils', 'global', 3],
    ['global', 'sys_script', 'Field_visit_for_printers', 'AssetUtil', 'x_acme_asset', 20],
    ['global', 'sys_ws_operation', 'POST_monitoring_alert', 'WebhookVerifier', 'x_acme_integ', 3],
    ['x_acme_asset', 'sys_ui_action', 'Check_out_loaner', 'DateMath', 'x_acme_core', 5],
    ['x_acme_asset', 'sysauto_script', 'Warranty_digest', 'WarrantyLookup', 'x_acme_asset', 3],
    [
      'x_acme_billing',
      'sys_script',
      'Match_incoming_payment',
      'PaymentMatcher',
      'x_acme_billing',
      3,
    ],
    ['x_acme_billing', 'sys_ui_action', 'Void_invoice', 'InvoiceUtils', 'x_acme_billing', 5],
    ['x_acme_billing', 'sys_script', 'Set_invoice_due_date', 'DateMath', 'x_acme_core', 20],
    ['x_acme_core', 'sysauto_script', 'Sweep_core_tables', 'JobLock', 'x_acme_core', 10],
    ['x_acme_fsm', 'sys_script', 'Locate_site', 'GeoCoder', 'x_acme_fsm', 3],
    [
      'x_acme_fsm',
      'sys_script',
      'Show_warranty_on_work_order',
      'WarrantyLookup',
      'x_acme_asset',
      10,
    ],
    ['x_acme_hr', 'sys_script', 'Validate_leave_request', 'LeaveBalance', 'x_acme_hr', 3],
    ['x_acme_hr', 'sysevent_script_action', 'Asset_returned', 'AssetLifecycle', 'x_acme_asset', 5],
    ['x_acme_integ', 'sys_transform_script', 'Vendor_row_after', 'VendorTiering', 'x_acme_vrm', 20],
    ['x_acme_integ', 'sys_ws_operation', 'Queue_state', 'OutboundQueue', 'x_acme_integ', 3],
    ['x_acme_vrm', 'sys_script', 'Score_vendor_on_completion', 'RiskScorer', 'x_acme_vrm', 3],
  ])(
    'in %s/%s/%s offers %s of %s among the first %i',
    async (scope, table, script, name, of, n) => {
      const question = await questionAt({ scope, table, script, before: `${name}(` });
      const answer = await demo.ask(question, n);
      expect(answer.question).toBe('api');
      expect(apisOf(answer).slice(0, n)).toContain(`${of}.${name}`);
    },
  );

  it('of a Script Include offers other classes, never the one being edited', async () => {
    const cut = { scope: 'x_acme_fsm', table: 'sys_script_include', script: 'SlotFinder' };
    const question = await questionAt({ ...cut, before: 'nextSlots:' });
    const answer = await demo.ask(question, 200);
    expect(answer.suggestions.length).toBeGreaterThan(10);
    expect(apisOf(answer)).not.toContain('x_acme_fsm.SlotFinder');
  });

  it('gives answers of the shape that is sent, with nothing degraded', async () => {
    const question = { id: 'q-7', codeBefore: BILLING_CONTEXT, scope: 'x_acme_billing' };
    const answer = suggestAnswerSchema.parse(await demo.ask(question));
    expect(answer).toMatchObject({ id: 'q-7', instance: 'demo', reranked: 0, degraded: [] });
    expect(answer.generation).toBe(demo.predictor.generation);
    expect(answer.suggestions).toHaveLength(10);
    for (const { signature, definedAt, insertText, evidence } of answer.suggestions) {
      expect(signature).not.toBe('');
      expect(insertText).not.toBe('');
      expect(definedAt?.line).toBeGreaterThan(0);
      for (const { text } of evidence) expect(text).not.toBe('');
    }
  });

  it('orders by score, each API once', async () => {
    const answer = await demo.ask({ codeBefore: BILLING_CONTEXT, scope: 'x_acme_billing' }, 200);
    const scores = answer.suggestions.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(apisOf(answer)).size).toBe(answer.suggestions.length);
  });

  it('gives all candidates for a limit of 200, of which a smaller limit is the beginning', async () => {
    const question = { codeBefore: BILLING_CONTEXT, scope: 'x_acme_billing' };
    const all = await demo.ask(question, 200);
    expect(all.suggestions).toHaveLength(Math.min(200, all.pruning?.ranked ?? 0));
    expect(all.suggestions.length).toBeGreaterThan(50);
    expect(apisOf(await demo.ask(question, 1))).toEqual(apisOf(all).slice(0, 1));
    expect(apisOf(await demo.ask(question, 25))).toEqual(apisOf(all).slice(0, 25));
  });

  it('gives rows of Script Includes only, even where the platform has classes of that name', async () => {
    for (const codeBefore of [`${BILLING_CONTEXT}var x = new Glide`, BILLING_CONTEXT]) {
      const answer = await demo.ask({ codeBefore, scope: 'x_acme_billing' }, 200);
      expect(answer.suggestions.length).toBeGreaterThan(10);
      expect(answer.suggestions.filter(({ tier }) => tier === 'platform')).toEqual([]);
      expect(apisOf(answer).filter((api) => /\.Glide(?:Record|Ajax|DateTime)$/.test(api))).toEqual(
        [],
      );
    }
  });

  it('prunes at least half of what it knows, and offers nothing that is retired', async () => {
    const answer = await demo.ask({ codeBefore: 'var legacy = new Leg', scope: 'global' }, 200);
    const { known = 0, callable = 0, kept = 0 } = answer.pruning ?? {};
    expect(kept).toBeLessThanOrEqual(known / 2);
    expect(callable).toBeLessThan(known);
    expect(apisOf(answer)).not.toContain('global.LegacyCmdbExport');
  });

  it('answers the same question the same way again', async () => {
    const question = { id: 1, codeBefore: BILLING_CONTEXT, scope: 'x_acme_billing' };
    const first = await demo.ask(question);
    const { timings, ...again } = await demo.ask(question);
    expect(again).toEqual({ ...first, timings: undefined });
    expect(timings).toHaveProperty('total');
  });
});

describe('what is typed of a name', () => {
  it.each([
    ['var off = new x_acme_core.isHol', 'x_acme_hr', 'x_acme_core.DateMath', 'isHoliday'],
    ['var off = isHol', 'x_acme_hr', 'x_acme_core.DateMath', 'isHoliday'],
    ['var off = isHol', 'x_acme_core', 'x_acme_core.DateMath', 'isHoliday'],
    ['var d = new DateM', 'x_acme_core', 'x_acme_core.DateMath', null],
    ['var d = datem', 'x_acme_fsm', 'x_acme_core.DateMath', null],
    ['var g = getSupp', 'global', 'global.getSupportGroup', null],
    ['new Slot', 'x_acme_fsm', 'x_acme_fsm.SlotFinder', null],
    ['var s = SlotFinder', 'x_acme_billing', 'x_acme_fsm.SlotFinder', null],
  ])('in %j of %s puts %s first', async (codeBefore, scope, api, member) => {
    const [first] = (await demo.ask({ codeBefore, scope })).suggestions;
    expect(first?.api).toBe(api);
    if (member !== null) {
      expect(first?.member).toBe(member);
      expect(first?.members[0]?.name).toBe(member);
    }
  });

  it('with a qualifier offers the Script Includes of that scope only', async () => {
    const answer = await demo.ask(
      { codeBefore: 'var x = new x_acme_fsm.', scope: 'x_acme_hr' },
      200,
    );
    expect(answer.question).toBe('api');
    expect(answer.suggestions.length).toBeGreaterThan(5);
    expect(apisOf(answer).filter((api) => !api.startsWith('x_acme_fsm.'))).toEqual([]);
  });
});

describe('client code', () => {
  it.each(['sys_script_client', 'catalog_script_client', 'sys_ui_policy'])(
    'of %s is offered client-callable Script Includes only',
    async (table) => {
      const codeBefore = "function onLoad() {\n  var customer = g_form.getValue('customer');\n  ";
      const question = { codeBefore, scope: 'x_acme_billing', table };
      const offered = apisOf(await demo.ask(question, 200));
      const { items } = await demo.store.apis({}, { limit: 500 });
      const callable = items.filter(({ clientCallable }) => clientCallable);
      const names = new Set(callable.map(({ surface }) => surface.api));
      expect(offered.length).toBeGreaterThan(3);
      expect(offered.filter((api) => !names.has(api))).toEqual([]);
    },
  );

  it.each([
    ['sys_script_client', 'Show_customer_balance', 'x_acme_billing', 'BillingAjax'],
    ['sys_script_client', 'Show_who_is_on_call', 'global', 'OnCallAjax'],
    ['sys_script_client', 'Check_leave_dates', 'x_acme_hr', 'LeaveAjax'],
  ])('in %s/%s of %s is offered %s', async (table, script, scope, name) => {
    const question = await questionAt({ scope, table, script, before: 'GlideAjax' });
    expect(apisOf(await demo.ask(question)).slice(0, 3)).toContain(`${scope}.${name}`);
  });
});
