import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Suggestion } from '../../../domain/index.js';
import { openDemoPredictor, type DemoPredictor } from '../demo-mirror.js';

let demo: DemoPredictor;

beforeAll(async () => {
  demo = await openDemoPredictor();
});

afterAll(async () => {
  await demo.close();
});

/** The row of "which API?" with the name typed in full. */
async function offeredByName(api: string, scope: string): Promise<Suggestion | undefined> {
  const codeBefore = `var x = new ${api}`;
  const { suggestions } = await demo.ask({ codeBefore, scope }, 200);
  return suggestions.find((each) => each.api === api);
}

const PRIVILEGED = 'x_acme_vrm.SanctionScreening';

describe('access to an API', () => {
  it.each([
    ['the own scope', 'x_acme_hr.SensitiveDataGuard', 'x_acme_hr', 'allowed', 'own scope'],
    ['a public one', 'x_acme_core.DateMath', 'x_acme_hr', 'allowed', /Public|privilege/],
    [
      'an allowed caller',
      'x_acme_integ.SapConnector',
      'x_acme_billing',
      'allowed',
      'x_acme_billing',
    ],
    ['an allowed caller', 'x_acme_core.AuditTrail', 'global', 'allowed', 'global'],
    ['an own restricted one', 'x_acme_core.AuditTrail', 'x_acme_core', 'allowed', 'own scope'],
    ['a caller that asked', 'x_acme_core.AuditTrail', 'x_acme_vrm', 'needs-privilege', 'requested'],
    [
      'a caller that asked',
      'x_acme_asset.DisposalOrder',
      'x_acme_hr',
      'needs-privilege',
      'requested',
    ],
    [
      'a caller without a row',
      'x_acme_integ.SapConnector',
      'x_acme_hr',
      'needs-privilege',
      'x_acme_hr',
    ],
    ['a privilege asked for', PRIVILEGED, 'x_acme_integ', 'needs-privilege', 'requested'],
    ['calls that are recorded', 'x_acme_fsm.DispatchBoard', 'x_acme_vrm', 'allowed', 'recorded'],
    ['a protected one', 'x_acme_asset.VendorCatalogFeed', 'x_acme_vrm', 'allowed', /\w/],
    ['a protected own one', 'x_acme_integ.DocuSignAdapter', 'x_acme_integ', 'allowed', 'own scope'],
  ])('for %s, %s from %s, is %s', async (_case, api, scope, verdict, reason) => {
    const access = (await offeredByName(api, scope))?.access;
    expect(access?.verdict).toBe(verdict);
    expect(access?.reason).toMatch(reason);
  });

  it.each([
    ['package private', 'x_acme_hr.SensitiveDataGuard', 'x_acme_billing'],
    ['package private', 'x_acme_core.ScratchStore', 'x_acme_hr'],
    ['package private', 'x_acme_vrm.EvidenceVault', 'global'],
    ['denied to the caller', 'x_acme_integ.SapConnector', 'x_acme_vrm'],
    ['denied to the caller', 'x_acme_vrm.ExceptionRegister', 'x_acme_billing'],
    ['inactive', 'x_acme_integ.LdapDelta', 'x_acme_integ'],
    ['inactive', 'global.LegacyCmdbExport', 'global'],
  ])('that is %s keeps %s from being offered in %s', async (_case, api, scope) => {
    expect(await offeredByName(api, scope)).toBeUndefined();
  });

  it.each([
    ['x_acme_hr.SensitiveDataGuard', 'x_acme_billing', 'denied', 'Package private'],
    ['x_acme_integ.SapConnector', 'x_acme_vrm', 'denied', 'x_acme_vrm'],
    ['x_acme_integ.SapConnector', 'x_acme_billing', 'allowed', 'x_acme_billing'],
    ['x_acme_asset.DisposalOrder', 'x_acme_hr', 'needs-privilege', 'requested'],
    ['x_acme_core.DateMath', 'x_acme_core', 'allowed', 'own scope'],
  ])('is told with the members of %s in %s: %s', async (api, scope, verdict, reason) => {
    const codeBefore = `var used = new ${api}();\nused.`;
    const { question, suggestions } = await demo.ask({ codeBefore, scope });
    expect(question).toBe('member');
    expect(suggestions.length).toBeGreaterThan(0);
    for (const { access } of suggestions) {
      expect(access.verdict).toBe(verdict);
      expect(access.reason).toContain(reason);
    }
  });

  it('to a protected class shows the members that its callers use', async () => {
    const codeBefore = 'var feed = new VendorCatalogFeed();\nfeed.';
    const { suggestions } = await demo.ask({ codeBefore, scope: 'x_acme_asset' });
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions[0]?.documentation).toContain('cannot be read');
  });
});
