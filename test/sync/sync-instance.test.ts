import { describe, expect, it } from 'vitest';
import { createError } from '../../domain/index.js';
import { demoInstance, demoSource, generatedData } from './demo-source.js';
import { mirrorContents, mirroredRecords, sourceRecords } from './mirror-contents.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from './records.js';
import { sync, writableMirror } from './temporary-mirror.js';
import { textWith } from './text-with.js';

function many(count: number): ReturnType<typeof scriptRecord>[] {
  return Array.from({ length: count }, (_, index) => scriptRecord(`Class${String(index)}`));
}

describe('a full sync of the demo instance', () => {
  it('mirrors every record that the user may read, analyses it and packs its text', async () => {
    const demo = await demoInstance();
    const mirror = await writableMirror();
    const report = await sync(mirror, demoSource(demo), { mode: 'full' });
    expect(await mirroredRecords(mirror.store)).toEqual(await sourceRecords(demoSource(demo)));
    expect(report).toMatchObject({ removed: 0, skippedTables: [] });
    const status = await mirror.store.status();
    expect(status).toMatchObject({ scripts: report.analysed, generation: report.generation });
    expect(status.scriptIncludes).toBeGreaterThanOrEqual(80);
    expect(status.resolvedCallSites / status.callSites).toBeGreaterThan(0.95);
    expect(status.lastSync).not.toBeNull();
    expect(await mirror.store.snapshots()).toHaveLength(1);
  });

  it('done again changes nothing and makes no generation', async () => {
    const demo = await demoInstance(generatedData(60));
    const mirror = await writableMirror();
    const first = await sync(mirror, demoSource(demo), { mode: 'full' });
    const again = await sync(mirror, demoSource(demo), { mode: 'full' });
    expect(again).toMatchObject({
      generation: first.generation,
      read: first.read,
      changed: 0,
      analysed: 0,
    });
  });
});

describe('an incremental sync', () => {
  it('reads what changed and no more, and follows renames by sys_id', async () => {
    const demo = await demoInstance(generatedData(60));
    demo.data.setClock(() => new Date('2026-03-01T00:00:00Z'));
    const mirror = await writableMirror();
    await sync(mirror, demoSource(demo));
    const [row] = demo.data.rows('sys_script_include');
    if (row === undefined) throw new Error('The demo instance has no Script Include');
    const sysId = String(row['sys_id']);
    const before = await mirror.store.script(sysId);
    demo.data.setClock(() => new Date('2027-03-01T00:00:00Z'));
    demo.data.rename('sys_script_include', sysId, 'Renamed');
    const report = await sync(mirror, demoSource(demo), { reconcile: false });
    expect(report).toMatchObject({ changed: 1, analysed: 1 });
    expect((await mirror.store.script(sysId))?.name).toBe('Renamed');
    const scope = before?.scope ?? '';
    expect(await mirror.store.api(`${scope}.${before?.name ?? ''}`)).toBeNull();
    expect(await mirror.store.api(`${scope}.Renamed`)).not.toBeNull();
  });

  it('finds a record that was saved before the watermark and became visible after it', async () => {
    const records = [scriptRecord('A', { updatedOn: '2026-01-01 00:00:10' })];
    const source = arraySource(records);
    const mirror = await writableMirror();
    await sync(mirror, source);
    const late = scriptRecord('Late', { updatedOn: '2026-01-01 00:00:05' });
    source.records.set(late.sysId, late);
    await sync(mirror, source, { reconcile: false });
    expect(await mirror.store.script(late.sysId)).not.toBeNull();
  });
});

describe('deletions', () => {
  it('are found by reconciliation, and only then', async () => {
    const source = arraySource(many(20));
    const mirror = await writableMirror();
    await sync(mirror, source);
    source.records.delete(sysIdOf('Class3'));
    expect(await sync(mirror, source, { reconcile: false })).toMatchObject({ removed: 0 });
    expect(await sync(mirror, source)).toMatchObject({ removed: 1 });
    expect(await mirror.store.script(sysIdOf('Class3'))).toBeNull();
    expect(await mirror.store.api('global.Class3')).toBeNull();
    expect(await mirror.store.searchApis({ terms: ['Class3'], limit: 100 })).not.toContainEqual(
      expect.objectContaining({ api: 'global.Class3' }),
    );
  });

  it('stop, with everything kept and the rest of the sync done, when too much would vanish', async () => {
    const source = arraySource(many(20));
    const mirror = await writableMirror();
    await sync(mirror, source);
    for (let index = 0; index < 6; index += 1)
      source.records.delete(sysIdOf(`Class${String(index)}`));
    const fresh = scriptRecord('Fresh', { updatedOn: '2026-02-01 00:00:00' });
    source.records.set(fresh.sysId, fresh);
    await expect(sync(mirror, source)).rejects.toMatchObject({
      code: 'VANISH_GUARD',
      message: textWith('6 of 21 records of sys_script_include'),
      remedy: textWith('--allow-deletions'),
    });
    expect((await mirror.store.status()).scripts).toBe(21);
    expect(await mirror.store.api('global.Fresh')).not.toBeNull();
    expect(await sync(mirror, source, { allowDeletions: true })).toMatchObject({ removed: 6 });
  });

  it('of a few records pass in a small table, whatever their share', async () => {
    const source = arraySource(many(4));
    const mirror = await writableMirror();
    await sync(mirror, source);
    source.records.delete(sysIdOf('Class0'));
    source.records.delete(sysIdOf('Class1'));
    expect(await sync(mirror, source)).toMatchObject({ removed: 2 });
  });

  it('show records that came with an older time than others before them', async () => {
    const source = arraySource(many(10));
    const mirror = await writableMirror();
    await sync(mirror, source);
    const old = scriptRecord('Old', { updatedOn: '2020-01-01 00:00:00' });
    source.records.set(old.sysId, old);
    await sync(mirror, source, { reconcile: false });
    expect(await mirror.store.script(old.sysId)).toBeNull();
    await sync(mirror, source);
    expect(await mirror.store.script(old.sysId)).not.toBeNull();
  });
});

describe('a table that may not be read', () => {
  it('is skipped and reported, and what was mirrored of it stays', async () => {
    const demo = await demoInstance(generatedData(10));
    demo.data.upsert('sys_script', { name: 'Rule', script: 'gs.log(1)', collection: 'incident' });
    const mirror = await writableMirror();
    await sync(mirror, demoSource(demo));
    demo.faults.set('forbidden', { table: 'sys_script', times: 100 });
    const report = await sync(mirror, demoSource(demo), { mode: 'full' });
    expect(report.skippedTables).toEqual([{ table: 'sys_script', reason: textWith('sys_script') }]);
    expect((await mirror.store.scripts({ table: 'sys_script' }, { limit: 5 })).items).toHaveLength(
      1,
    );
  });

  it('does not make later full syncs go on with the one that skipped it', async () => {
    const demo = await demoInstance(generatedData(10));
    const mirror = await writableMirror();
    demo.faults.set('forbidden', { table: 'sys_script', times: 100 });
    const first = await sync(mirror, demoSource(demo), { mode: 'full' });
    const again = await sync(mirror, demoSource(demo), { mode: 'full' });
    expect(again).toMatchObject({ read: first.read, skippedTables: first.skippedTables });
  });

  it('ends the sync when it is that of the Script Includes', async () => {
    const demo = await demoInstance(generatedData(10));
    const mirror = await writableMirror();
    demo.faults.set('forbidden', { table: 'sys_script_include', times: 100 });
    await expect(sync(mirror, demoSource(demo))).rejects.toMatchObject({ code: 'TABLE_FORBIDDEN' });
  });
});

describe('a sync that was interrupted', () => {
  it('goes on with the page after the last stored one', async () => {
    const records = many(40);
    const mirror = await writableMirror();
    let pages = 0;
    const failing = arraySource(records, {
      pageSize: 10,
      onPage: (table) => {
        if (table === 'sys_script_include') pages += 1;
        if (pages === 4) throw createError('INSTANCE_BUSY', { instance: 'dev' });
      },
    });
    await expect(sync(mirror, failing, { mode: 'full' })).rejects.toMatchObject({
      code: 'INSTANCE_BUSY',
    });
    expect((await mirror.store.status()).scripts).toBeGreaterThanOrEqual(20);
    const report = await sync(mirror, arraySource(records, { pageSize: 10 }), { mode: 'full' });
    // All records have one time stamp: the overlap reads them again, and none has changed.
    expect(report.changed).toBeLessThanOrEqual(20);
    expect(await mirroredRecords(mirror.store)).toHaveLength(40);
  });

  it('by an abort keeps what was stored, and is whole after the next', async () => {
    const demo = await demoInstance(generatedData(80));
    const mirror = await writableMirror();
    const aborting = new AbortController();
    await expect(
      sync(mirror, demoSource(demo, 10), {
        signal: aborting.signal,
        onProgress: ({ phase, done }) => {
          if (phase === 'sys_script_include' && done >= 30) aborting.abort();
        },
      }),
    ).rejects.toThrow();
    await sync(mirror, demoSource(demo));
    const undisturbed = await writableMirror();
    await sync(undisturbed, demoSource(demo));
    expect(await mirrorContents(mirror.store, mirror.shardsFolder)).toEqual(
      await mirrorContents(undisturbed.store, undisturbed.shardsFolder),
    );
  });
});

describe('an import', () => {
  const inPackage = (name: string, packageId: string): ReturnType<typeof scriptRecord> =>
    scriptRecord(name, { packageId, source: classSource(name, ['run']) });

  it('removes what is gone from its packages, and nothing of others', async () => {
    const mirror = await writableMirror();
    const first = arraySource([inPackage('A', 'p1'), inPackage('B', 'p1')], { packages: ['p1'] });
    await sync(mirror, first, { mode: 'full' });
    const second = arraySource([inPackage('C', 'p2')], { packages: ['p2'] });
    await sync(mirror, second, { mode: 'full' });
    first.records.delete(sysIdOf('B'));
    const report = await sync(mirror, first, { mode: 'full' });
    expect(report.removed).toBe(1);
    const { items } = await mirror.store.apis({}, { limit: 10 });
    expect(items.map(({ surface }) => surface.api)).toEqual(['global.A', 'global.C']);
    expect((await mirror.store.snapshots()).map(({ kind }) => kind)).toContain('import');
  });

  it('of an update set removes only what the set says was deleted', async () => {
    const mirror = await writableMirror();
    await sync(mirror, arraySource([inPackage('A', 'p1'), inPackage('B', 'p1')]));
    const updateSet = arraySource([inPackage('C', 'p1')], {
      packages: [],
      deletions: [{ table: 'sys_script_include', sysId: sysIdOf('A') }],
    });
    expect(await sync(mirror, updateSet, { mode: 'full' })).toMatchObject({ removed: 1 });
    const { items } = await mirror.store.apis({}, { limit: 10 });
    expect(items.map(({ surface }) => surface.api)).toEqual(['global.B', 'global.C']);
  });
});
