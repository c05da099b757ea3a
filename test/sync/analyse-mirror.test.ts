import { describe, expect, it } from 'vitest';
import type { CallSite, ScriptRecord } from '../../domain/index.js';
import type { Store } from '../../sync/index.js';
import { everyItem } from './mirror-contents.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from './records.js';
import { sync, writableMirror } from './temporary-mirror.js';

const caller = scriptRecord('Caller', {
  table: 'sys_script',
  source: "var t = new Totals();\nt.sum('a');\n",
});

async function sitesOf(store: Store, script: ScriptRecord): Promise<readonly CallSite[]> {
  return (await store.callSites({ scriptSysId: script.sysId }, { limit: 100 })).items;
}

/** Puts a later version of a record into a source. */
function change(
  source: { records: Map<string, ScriptRecord> },
  record: ScriptRecord,
  minute: number,
): void {
  const updatedOn = `2026-02-01 00:${String(minute).padStart(2, '0')}:00`;
  source.records.set(record.sysId, { ...record, updatedOn });
}

describe('analysis', () => {
  it('is done again for changed scripts only', async () => {
    const names = ['A', 'B', 'C'];
    const source = arraySource(names.map((name) => scriptRecord(name)));
    const mirror = await writableMirror();
    expect(await sync(mirror, source)).toMatchObject({ analysed: 3 });
    change(source, scriptRecord('B', { source: classSource('B', ['other']) }), 1);
    change(source, scriptRecord('C', { access: 'package_private' }), 1);
    expect(await sync(mirror, source)).toMatchObject({ changed: 2, analysed: 1 });
    expect(await mirror.store.api('global.C')).toMatchObject({ access: 'package_private' });
  });

  it('keeps a script that no parser understands as text, and reports it', async () => {
    const broken = scriptRecord('Broken', { source: '('.repeat(100_000) });
    const mirror = await writableMirror();
    const report = await sync(mirror, arraySource([broken, scriptRecord('Fine')]));
    expect(report.unparsed).toBe(1);
    expect((await mirror.store.status()).unparsed).toBe(1);
    expect((await mirror.store.script(broken.sysId))?.source).toBe(broken.source);
  });

  it('tells readers of APIs and call sites what changed after a generation', async () => {
    const source = arraySource([
      caller,
      scriptRecord('Totals', { source: classSource('Totals', ['sum']) }),
    ]);
    const mirror = await writableMirror();
    const { generation } = await sync(mirror, source);
    change(source, { ...caller, source: 'gs.log(1);' }, 1);
    change(source, scriptRecord('More'), 1);
    source.records.delete(sysIdOf('Totals'));
    await sync(mirror, source);
    const apis = await mirror.store.apiChanges(generation, { limit: 10 });
    expect(apis.items.map(({ surface }) => surface.api)).toEqual(['global.More']);
    expect(apis.deleted).toEqual(['global.Totals']);
    const sites = await mirror.store.callSiteChanges(generation, { limit: 10 });
    expect(sites).toEqual({ items: [], deleted: [caller.sysId], next: null });
  });
});

describe('call sites', () => {
  it('are linked when the API that they name appears, and lose it when it goes', async () => {
    const source = arraySource([caller]);
    const mirror = await writableMirror();
    await sync(mirror, source);
    const unresolved = await sitesOf(mirror.store, caller);
    expect(unresolved.map(({ resolution }) => resolution)).toContain('unresolved');
    change(source, scriptRecord('Totals', { source: classSource('Totals', ['sum']) }), 1);
    await sync(mirror, source);
    expect(await sitesOf(mirror.store, caller)).toContainEqual(
      expect.objectContaining({ api: 'global.Totals', member: 'sum', resolution: 'exact' }),
    );
    source.records.delete(sysIdOf('Totals'));
    await sync(mirror, source);
    expect(await sitesOf(mirror.store, caller)).toEqual(unresolved);
  });

  it('follow a member that moves between the classes of an inheritance chain', async () => {
    const base = scriptRecord('Base', { source: classSource('Base', ['other']) });
    const source = arraySource([
      caller,
      base,
      scriptRecord('Totals', { source: classSource('Totals', ['mean'], 'Base') }),
    ]);
    const mirror = await writableMirror();
    await sync(mirror, source);
    const memberSite = async (): Promise<CallSite | undefined> =>
      (await sitesOf(mirror.store, caller)).find(({ member }) => member === 'sum');
    expect((await memberSite())?.resolution).toBe('member-unknown');
    change(source, { ...base, source: classSource('Base', ['sum']) }, 1);
    await sync(mirror, source);
    expect(await memberSite()).toMatchObject({ resolution: 'exact', definedIn: 'global.Base' });
  });

  it('go from the global API to one of the same name in the own scope', async () => {
    const scoped = { ...caller, scope: 'x_acme_core' };
    const source = arraySource([
      scoped,
      scriptRecord('Totals', { source: classSource('Totals', ['sum']) }),
    ]);
    const mirror = await writableMirror();
    await sync(mirror, source);
    const apiNames = async (): Promise<string[]> => [
      ...new Set((await sitesOf(mirror.store, scoped)).map(({ api }) => api)),
    ];
    expect(await apiNames()).toEqual(['global.Totals']);
    const own = {
      scope: 'x_acme_core',
      sysId: sysIdOf('own'),
      source: classSource('Totals', ['sum']),
    };
    change(source, scriptRecord('Totals', own), 1);
    await sync(mirror, source);
    expect(await apiNames()).toEqual(['x_acme_core.Totals']);
  });
});

describe('two records of one API name', () => {
  it('count as one API: the active one, and the other when it goes', async () => {
    const retired = scriptRecord('Totals', {
      sysId: sysIdOf('retired'),
      active: false,
      updatedOn: '2026-01-05 00:00:00',
      source: classSource('Totals', ['old']),
    });
    const active = scriptRecord('Totals', { source: classSource('Totals', ['sum']) });
    const source = arraySource([retired, active]);
    const mirror = await writableMirror();
    await sync(mirror, source);
    const definition = async (): Promise<string | undefined> =>
      (await mirror.store.api('global.Totals'))?.surface.scriptSysId;
    expect(await definition()).toBe(active.sysId);
    expect((await mirror.store.status()).apis).toBe(1);
    expect(await mirror.store.searchApis({ terms: ['old'], limit: 10 })).toEqual([]);
    source.records.delete(active.sysId);
    await sync(mirror, source);
    expect(await definition()).toBe(retired.sysId);
    const hits = await mirror.store.searchApis({ terms: ['old'], limit: 10 });
    expect(hits.map(({ api }) => api)).toEqual(['global.Totals']);
  });
});

describe('snapshots', () => {
  it('keep the surfaces as they were, for the last 20', async () => {
    const source = arraySource([scriptRecord('Steady')]);
    const mirror = await writableMirror();
    const generations: number[] = [];
    for (let version = 0; version < 23; version += 1) {
      const method = `version${String(version)}`;
      change(source, scriptRecord('Moving', { source: classSource('Moving', [method]) }), version);
      generations.push((await sync(mirror, source, { reconcile: false })).generation);
    }
    const kept = (await mirror.store.snapshots()).map(({ generation }) => generation);
    expect(kept).toEqual(generations.slice(-20).reverse());
    for (const [version, generation] of generations.entries()) {
      if (!kept.includes(generation)) continue;
      const surfaces = await everyItem((page) => mirror.store.surfacesAt(generation, page), 1);
      expect(surfaces.map(({ api }) => api)).toEqual(['global.Moving', 'global.Steady']);
      const members = surfaces[0]?.members.map(({ name }) => name);
      expect(members).toContain(`version${String(version)}`);
    }
    await expect(mirror.store.surfacesAt(generations[0] ?? 0, { limit: 1 })).rejects.toMatchObject({
      code: 'SNAPSHOT_UNKNOWN',
    });
  });
});

describe('searching APIs', () => {
  it('finds identifiers whole and by their words, names before bodies, whatever the words hold', async () => {
    const source = arraySource([
      scriptRecord('InvoiceTotals', { source: classSource('InvoiceTotals', ['run']) }),
      scriptRecord('Ledger', { source: classSource('Ledger', ['addInvoice']) }),
      scriptRecord('Mailer', {
        source: `${classSource('Mailer', ['send'])}\n// nothing\nvar invoice;`,
      }),
      scriptRecord('Other', { description: 'Counts the days of "leave".' }),
    ]);
    const mirror = await writableMirror();
    await sync(mirror, source);
    const search = async (...terms: string[]): Promise<string[]> =>
      (await mirror.store.searchApis({ terms, limit: 10 })).map(({ api }) => api);
    expect(await search('invoice')).toEqual([
      'global.InvoiceTotals',
      'global.Ledger',
      'global.Mailer',
    ]);
    expect((await search('invoiceTotals'))[0]).toBe('global.InvoiceTotals');
    expect(await search('leave')).toEqual(['global.Other']);
    expect(await search('" OR NEAR(', '*', '-', '')).toEqual([]);
    expect(await search('leave"', 'AND', 'NOT (x')).toEqual(['global.Other']);
    expect(await search()).toEqual([]);
    const hits = await mirror.store.searchApis({ terms: ['invoice', 'invoice'], limit: 2 });
    expect(hits).toHaveLength(2);
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? Infinity);
  });
});
