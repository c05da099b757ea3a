import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apiText,
  textHash,
  type EmbeddedApi,
} from '../../../predictor/retrievers/dense/api-text.js';
import { arraySource, classSource, scriptRecord } from '../../sync/records.js';
import { sync, writableMirror } from '../../sync/temporary-mirror.js';

async function apiOf(source: string, description = ''): Promise<EmbeddedApi> {
  const mirror = await writableMirror();
  const record = scriptRecord('OpenTotals', { scope: 'x_acme_billing', source, description });
  await sync(mirror, arraySource([record]));
  const stored = await mirror.store.api('x_acme_billing.OpenTotals');
  if (stored === null) throw new Error('The mirror holds no OpenTotals');
  return stored;
}

const DOCUMENTED = `/**
 * Sums what customers owe. It reads ledgers, slowly.
 */
var OpenTotals = Class.create();
OpenTotals.prototype = {
  initialize: function(ledger) {},
  /** Gives the sum in one currency! And more. */
  getOpenTotal: function(customer, currency) {
    var gr = new GlideRecord('x_acme_billing_invoice');
    gr.query();
    return 0;
  },
  _secret: function(key) {},
  type: 'OpenTotals'
};
`;

describe('the text of an API', () => {
  it('names the class and its scope, what it is for, its members and its tables', async () => {
    expect(apiText(await apiOf(DOCUMENTED, 'Never said.'))).toBe(
      [
        'OpenTotals (open totals) of x_acme_billing',
        'Sums what customers owe.',
        'getOpenTotal(customer, currency): get open total: Gives the sum in one currency!',
        'tables x_acme_billing_invoice',
      ].join('\n'),
    );
  });

  it('takes the record’s description, or a model’s words, where the author wrote nothing', async () => {
    const source = classSource('OpenTotals', ['sum']);
    expect(apiText(await apiOf(source, 'For debts.'))).toContain('\nFor debts.\nsum(first): sum');
    const api = await apiOf(source);
    const generated = {
      model: 'coder',
      writtenAt: '2026-02-01T00:00:00.000Z',
      text: 'Adds up debts.',
      members: [{ name: 'sum', text: 'Adds.' }],
    };
    expect(apiText({ ...api, generated })).toContain('\nAdds up debts.\nsum(first): sum: Adds.');
  });

  it('has its name even where nothing can be read', async () => {
    expect(apiText(await apiOf('}}} not a script {{{'))).toMatch(/^OpenTotals \(open totals\)/);
  });

  it('is bounded, by whole lines and whole words', async () => {
    const methods = Array.from({ length: 300 }, (_, at) => `method${at}`);
    const api = await apiOf(classSource('OpenTotals', methods), `${'word '.repeat(5_000)}end.`);
    const text = apiText(api);
    expect(text.length).toBeLessThanOrEqual(2_000);
    const lines = text.split('\n');
    expect(lines[1]).toMatch(/^(word ){47}word$/);
    expect(lines.at(-1)).toMatch(/^method\d+\(first\): method \d+/);
    const wide = { ...api, description: 'x'.repeat(10_000) };
    expect(apiText(wide).split('\n')[1]).toBe('x'.repeat(240));
  });

  it('has another hash as soon as it reads otherwise, and no other', async () => {
    const api = await apiOf(DOCUMENTED);
    const changed = await apiOf(DOCUMENTED.replace('Sums', 'Counts'));
    const unchanged = await apiOf(DOCUMENTED.replace('return 0', 'return 1'));
    expect(textHash(apiText(unchanged))).toBe(textHash(apiText(api)));
    expect(textHash(apiText(changed))).not.toBe(textHash(apiText(api)));
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(textHash(one) === textHash(other)).toBe(one === other);
      }),
    );
  });
});
