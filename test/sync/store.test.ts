import { describe, expect, it } from 'vitest';
import type { PrivilegeRecord, ScopeRecord } from '../../domain/index.js';
import { scriptRecord, sysIdOf } from './records.js';
import { everyItem } from './mirror-contents.js';
import { writableMirror } from './temporary-mirror.js';

const scope: ScopeRecord = {
  kind: 'scope',
  sysId: sysIdOf('billing'),
  scope: 'x_acme_billing',
  name: 'Billing',
  vendor: 'Acme',
  version: '1.0.0',
  updatedOn: '2026-01-01 00:00:00',
};
const privilege: PrivilegeRecord = {
  kind: 'privilege',
  sysId: sysIdOf('privilege'),
  sourceScope: 'x_acme_billing',
  targetScope: 'x_acme_core',
  targetName: 'DateMath',
  targetType: 'sys_script_include',
  operation: 'execute',
  status: 'allowed',
  updatedOn: '2026-01-01 00:00:00',
};

describe.each(['direct', 'thread'] as const)('the store, opened in mode %s', (mode) => {
  it('gives back the records that it was given', async () => {
    const { store } = await writableMirror(mode);
    const script = scriptRecord('Ünicode 名前', {
      scope: 'x_acme_billing',
      targetTable: 'incident',
    });
    await store.applyPage({ source: 's', records: [script, scope, privilege], checkpoint: null });
    expect(await store.script(script.sysId)).toMatchObject(script);
    expect(await store.scopes()).toEqual([scope]);
    expect(await store.privileges()).toEqual([privilege]);
    expect(await store.restrictedCallers()).toEqual([]);
  });

  it('makes a generation of a page that changes something, and none of one that does not', async () => {
    const { store } = await writableMirror(mode);
    const page = { source: 's', records: [scriptRecord('A'), scope], checkpoint: null };
    expect(await store.applyPage(page)).toEqual({ generation: 1, changed: 2 });
    expect(await store.applyPage(page)).toEqual({ generation: 1, changed: 0 });
    expect(await store.generation()).toBe(1);
  });

  it('keeps the checkpoint of a page with the page', async () => {
    const { store } = await writableMirror(mode);
    const checkpoint = {
      table: 'sys_script',
      run: 'incremental',
      cursor: { updatedOn: '2026-01-01 00:00:00', sysId: sysIdOf('A') },
      finished: false,
    };
    await store.applyPage({ source: 's', records: [scriptRecord('A')], checkpoint });
    expect(await store.checkpoint('s', 'sys_script')).toEqual(checkpoint);
    expect(await store.checkpoint('other', 'sys_script')).toBeNull();
  });

  it('tells a reader what changed and what went after a generation', async () => {
    const { store } = await writableMirror(mode);
    const [a, b, c] = [scriptRecord('A'), scriptRecord('B'), scriptRecord('C')];
    await store.applyPage({ source: 's', records: [a, b, c], checkpoint: null });
    const known = await store.generation();
    await store.remove('sys_script_include', [a.sysId]);
    await store.applyPage({
      source: 's',
      records: [{ ...b, description: 'changed' }],
      checkpoint: null,
    });
    const changes = await store.scriptChanges(known, { limit: 10 });
    expect(changes.items.map(({ name }) => name)).toEqual(['B']);
    expect(changes.deleted).toEqual([a.sysId]);
    expect(changes.next).toBeNull();
  });

  it('reads all changes in pages, each once', async () => {
    const { store } = await writableMirror(mode);
    const records = Array.from({ length: 25 }, (_, index) => scriptRecord(`S${String(index)}`));
    await store.applyPage({ source: 's', records: records.slice(0, 13), checkpoint: null });
    await store.applyPage({ source: 's', records: records.slice(13), checkpoint: null });
    const read = await everyItem((page) => store.scriptChanges(0, page), 4);
    expect(read.map(({ name }) => name).sort()).toEqual(records.map(({ name }) => name).sort());
  });

  it('takes a record that comes back for changed, not for deleted', async () => {
    const { store } = await writableMirror(mode);
    const a = scriptRecord('A');
    await store.applyPage({ source: 's', records: [a], checkpoint: null });
    const known = await store.generation();
    await store.remove(a.table, [a.sysId]);
    await store.applyPage({ source: 's', records: [a], checkpoint: null });
    const changes = await store.scriptChanges(known, { limit: 10 });
    expect(changes.items).toHaveLength(1);
    expect(changes.deleted).toEqual([]);
  });
});

describe('finding scripts', () => {
  it('knows a script by sys_id, by qualified name, and by a name that only one has', async () => {
    const { store } = await writableMirror();
    const inBilling = scriptRecord('Totals', { scope: 'x_acme_billing', sysId: sysIdOf('1') });
    const inCore = scriptRecord('Totals', { scope: 'x_acme_core', sysId: sysIdOf('2') });
    const rule = scriptRecord('On change', { table: 'sys_script', sysId: sysIdOf('3') });
    const namesake = scriptRecord('Only', { table: 'sys_script', sysId: sysIdOf('4') });
    const only = scriptRecord('Only', { sysId: sysIdOf('5') });
    const records = [inBilling, inCore, rule, namesake, only];
    await store.applyPage({ source: 's', records, checkpoint: null });
    const found = async (name: string): Promise<string | undefined> =>
      (await store.findScript(name))?.sysId;
    expect(await found(inCore.sysId)).toBe(inCore.sysId);
    expect(await found('x_acme_billing.Totals')).toBe(inBilling.sysId);
    expect(await found('Totals')).toBeUndefined();
    expect(await found('On change')).toBe(rule.sysId);
    expect(await found('Only')).toBe(only.sysId);
    expect(await found('Nobody')).toBeUndefined();
  });

  it('lists by table, scope and part of the name, in pages, with wildcards taken literally', async () => {
    const { store } = await writableMirror();
    const names = ['Alpha', 'alphabet', 'Beta', 'Al%pha', 'Gamma'];
    const records = names.map((name) => scriptRecord(name, { scope: 'x_acme_core' }));
    records.push(scriptRecord('Alpine', { table: 'sys_script' }));
    await store.applyPage({ source: 's', records, checkpoint: null });
    const list = async (search: string): Promise<string[]> => {
      const filter = { table: 'sys_script_include', scope: 'x_acme_core', search };
      return (await everyItem((page) => store.scripts(filter, page), 1)).map(({ name }) => name);
    };
    expect(await list('alpha')).toEqual(['Alpha', 'alphabet']);
    expect(await list('%')).toEqual(['Al%pha']);
  });

  it('refuses a page token that it did not make', async () => {
    const { store } = await writableMirror();
    await expect(store.scripts({}, { after: 'nonsense', limit: 1 })).rejects.toMatchObject({
      code: 'PAGE_TOKEN_INVALID',
    });
  });
});

describe('removing', () => {
  it('leaves records of other tables alone, whatever their sys_id', async () => {
    const { store } = await writableMirror();
    const rule = scriptRecord('R', { table: 'sys_script' });
    await store.applyPage({ source: 's', records: [rule], checkpoint: null });
    expect(await store.remove('sys_script_include', [rule.sysId])).toMatchObject({ removed: 0 });
    expect(await store.script(rule.sysId)).not.toBeNull();
  });
});
