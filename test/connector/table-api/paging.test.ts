import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createDemoData, type DemoInstance } from '../../../connector/demo-instance/index.js';
import {
  dataAt,
  failureOf,
  readPages,
  readRecordIds,
  readSysIds,
  readThrough,
  sourceOf,
  startInstance,
  sysIdAt,
  TABLE,
  timeAt,
} from '../instance.js';

let instance: DemoInstance | null = null;

async function start(seconds: readonly number[]): Promise<DemoInstance> {
  instance = await startInstance(seconds);
  return instance;
}

afterEach(async () => {
  await instance?.close();
  instance = null;
});

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => sysIdAt(index + 1));

const requestsFor = (demo: DemoInstance, path: string): number =>
  demo.requests.filter((request) => request.path.startsWith(path)).length;

describe('paging by key', () => {
  it('reads every record once, in the order of time and sys_id', async () => {
    const demo = await start([5, 5, 5, 1, 9, 5, 2]);
    const { sysIds } = await readThrough(demo, { settings: { pageSize: 2 } });
    expect(sysIds).toEqual([4, 7, 1, 2, 3, 6, 5].map(sysIdAt));
  });

  it('reads an empty table', async () => {
    const demo = await start([]);
    expect((await readThrough(demo)).sysIds).toEqual([]);
  });

  it('asks once for a table that fits a page', async () => {
    const demo = await start([1, 2, 3]);
    await readThrough(demo);
    expect(requestsFor(demo, '/api/now/table/')).toBe(1);
  });

  it('asks at most twice for each page and twice at the end', async () => {
    const demo = await start(Array.from({ length: 100 }, (_, index) => index));
    await readThrough(demo, { settings: { pageSize: 10 } });
    expect(requestsFor(demo, '/api/now/table/')).toBeLessThanOrEqual(22);
  });

  it('goes on after a cursor, with the rest of the same second first', async () => {
    const demo = await start([1, 2, 2, 2, 3]);
    const source = sourceOf(demo.url);
    const after = { updatedOn: timeAt(2), sysId: sysIdAt(2) };
    expect(await readRecordIds(source, TABLE, after)).toEqual([3, 4, 5].map(sysIdAt));
    await source.close();
  });

  it('takes a cursor without a sys_id as the start of its second', async () => {
    const demo = await start([1, 2, 2, 3]);
    const source = sourceOf(demo.url);
    const after = { updatedOn: timeAt(2), sysId: '' };
    expect(await readRecordIds(source, TABLE, after)).toEqual([2, 3, 4].map(sysIdAt));
    await source.close();
  });

  it('gives a cursor with every page from which the rest can be read', async () => {
    const demo = await start([1, 1, 1, 2, 2, 3]);
    const source = sourceOf(demo.url, { settings: { pageSize: 2 } });
    const pages = await readPages(source);
    const [first] = pages;
    const rest = await readRecordIds(source, TABLE, first?.cursor ?? null);
    const firstIds = first?.records.map((record) => record.sysId) ?? [];
    expect([...firstIds, ...rest]).toEqual(ids(6));
    expect(pages.at(-1)?.cursor).toEqual({ updatedOn: timeAt(3), sysId: sysIdAt(6) });
    await source.close();
  });

  it('steps over whole pages of records that the user may not see', async () => {
    const demo = await start([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const hr = demo.data.addApplication({ scope: 'x_acme_hr', name: 'HR' });
    const rows = demo.data.rows(TABLE).slice(2, 8);
    demo.data.load(
      TABLE,
      rows.map((row) => ({ ...row, sys_scope: hr, sys_package: hr })),
    );
    demo.setAccess('dcs.reader', { hiddenScopes: ['x_acme_hr'] });
    const { sysIds } = await readThrough(demo, { settings: { pageSize: 2 } });
    expect(sysIds).toEqual([1, 2, 9].map(sysIdAt));
  });

  it('reads a record that changes under way again, and misses none', async () => {
    const demo = await start([1, 2, 3, 4, 5, 6]);
    const source = sourceOf(demo.url, { settings: { pageSize: 2 } });
    const seen: string[] = [];
    for await (const page of source.pages(TABLE, null)) {
      seen.push(...page.records.map((record) => record.sysId));
      if (seen.length === 2) {
        demo.data.load(TABLE, [
          { ...demo.data.get(TABLE, sysIdAt(1)), sys_updated_on: timeAt(60) },
        ]);
      }
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 1].map(sysIdAt));
    await source.close();
  });

  it('reports rows without their time and reads the others', async () => {
    const demo = await start([1, 2, 3]);
    demo.faults.set('missing-field', { field: 'sys_updated_on' });
    const source = sourceOf(demo.url);
    const pages = await readPages(source);
    expect(pages.flatMap((page) => page.rejected.map((row) => row.reason))).toEqual(
      Array.from({ length: 3 }, () => 'field sys_updated_on is not readable for this user'),
    );
    await source.close();
  });

  it('leaves the rows of another mirrored table to that table', async () => {
    const data = createDemoData();
    const row = { sys_scope: 'global', sys_updated_on: timeAt(1), name: 'N', script: 's' };
    data.load('sys_script_client', [
      { ...row, sys_id: sysIdAt(1), sys_class_name: 'sys_script_client' },
      { ...row, sys_id: sysIdAt(2), sys_class_name: 'catalog_script_client' },
      { ...row, sys_id: sysIdAt(3), sys_class_name: 'u_own_client_script' },
    ]);
    instance = await startInstance([], { data });
    const source = sourceOf(instance.url);
    expect(await readRecordIds(source, 'sys_script_client')).toEqual([1, 3].map(sysIdAt));
    expect(await readSysIds(source, 'sys_script_client')).toEqual([1, 3].map(sysIdAt));
    await source.close();
  });

  it('refuses rows that do not satisfy the query', async () => {
    const demo = await start([1, 2, 3]);
    demo.faults.set('ignored-filter');
    const source = sourceOf(demo.url);
    const after = { updatedOn: timeAt(2), sysId: sysIdAt(2) };
    expect(await failureOf(readPages(source, TABLE, after))).toMatchObject({
      code: 'QUERY_IGNORED',
    });
    demo.faults.set('ignored-filter', { times: 2 });
    const later = { updatedOn: timeAt(9), sysId: sysIdAt(9) };
    expect(await failureOf(readPages(source, TABLE, later))).toMatchObject({
      code: 'QUERY_IGNORED',
    });
    await source.close();
  });

  it('lists every sys_id, and the count', async () => {
    const demo = await start([3, 1, 2, 2, 1]);
    const source = sourceOf(demo.url, { settings: { pageSize: 1 } });
    demo.faults.set('short-page', { afterRows: 2 });
    expect(await readSysIds(source)).toEqual(ids(5));
    expect(await source.count(TABLE)).toBe(5);
    await source.close();
  });

  it('gives no list of sys_ids with holes in it', async () => {
    const demo = await start([1, 2]);
    demo.faults.set('missing-field', { field: 'sys_id', times: 2 });
    const source = sourceOf(demo.url);
    expect(await failureOf(readSysIds(source))).toMatchObject({ code: 'QUERY_IGNORED' });
    await source.close();
  });

  it('reads every record exactly, whatever the times, page sizes and hidden rows', async () => {
    const demo = await start([]);
    const fault = fc.record({
      name: fc.constantFrom('short-page' as const, 'empty-page' as const),
      afterRows: fc.nat({ max: 4 }),
    });
    const cases = fc.record({
      seconds: fc.array(fc.nat({ max: 4 }), { maxLength: 24 }),
      pageSize: fc.integer({ min: 1, max: 7 }),
      faults: fc.array(fault, { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ seconds, pageSize, faults }) => {
        for (const row of demo.data.rows(TABLE)) demo.data.remove(TABLE, row['sys_id'] ?? '');
        demo.data.load(TABLE, dataAt(seconds).rows(TABLE));
        demo.faults.clear();
        for (const { name, afterRows } of faults)
          demo.faults.set(name, { table: TABLE, afterRows });
        const { sysIds } = await readThrough(demo, { settings: { pageSize } });
        expect(new Set(sysIds)).toEqual(new Set(ids(seconds.length)));
        const times = sysIds.map((sysId) => demo.data.get(TABLE, sysId)?.['sys_updated_on'] ?? '');
        expect(times).toEqual([...times].sort());
      }),
      { numRuns: 150 },
    );
  });
});
