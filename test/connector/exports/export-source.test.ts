import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openExportSource } from '../../../connector/index.js';
import { failureOf, sysIdAt, timeAt } from '../instance.js';
import {
  APPLICATION,
  application,
  applicationFiles,
  element,
  HEADER,
  readExport,
  readTable,
  recordUpdate,
  scriptInclude,
  scriptNames,
  SOURCE,
  updateSet,
  withFiles,
  writeZip,
} from './fixtures.js';

const TABLE = 'sys_script_include';

describe('a source-control application', () => {
  it.each([
    ['its own folder', APPLICATION],
    ['the folder that holds it', ''],
  ])('is read from %s, and holds its package whole', async (_what, path) => {
    await withFiles(applicationFiles(2), async (folder) => {
      const { records, rejected, packages } = await readExport(join(folder, path));
      expect(rejected).toEqual([]);
      expect(packages).toEqual([APPLICATION]);
      expect(scriptNames(records)).toEqual(['Script1', 'Script2']);
      expect(records[0]).toEqual({
        kind: 'scope',
        sysId: APPLICATION,
        scope: 'x_acme_demo',
        name: 'Demo',
        vendor: 'Acme',
        version: '1.2.0',
        updatedOn: '2026-01-01 00:00:00',
      });
      expect(records[1]).toMatchObject({
        table: TABLE,
        scope: 'x_acme_demo',
        packageId: APPLICATION,
        source: SOURCE,
        policy: 'read',
        modCount: 3,
      });
    });
  });

  it('passes over other records and counts them', async () => {
    const flow = recordUpdate(
      'sys_hub_flow',
      '<sys_hub_flow><a><b>x</b></a></sys_hub_flow><sys_x/>',
    );
    const files = { ...applicationFiles(1), [`${APPLICATION}/update/flow.xml`]: flow };
    await withFiles(files, async (folder) => {
      const { passedOver, records } = await readExport(folder);
      expect(passedOver).toEqual([
        { table: 'sys_hub_flow', records: 1 },
        { table: 'sys_x', records: 1 },
      ]);
      expect(scriptNames(records)).toEqual(['Script1']);
    });
  });

  it('leaves files alone that are no exports, and folders that are hidden', async () => {
    const files = {
      ...applicationFiles(1),
      'pom.xml': '<project><a/></project>',
      '.git/broken.xml': '<broken',
      'node_modules/x/broken.xml': '<broken',
    };
    await withFiles(files, async (folder) => {
      expect(scriptNames((await readExport(folder)).records)).toEqual(['Script1']);
    });
  });

  it('gives records that name neither time nor scope those of their application', async () => {
    const bare = ['sys_id', 'name', 'script']
      .map((field) => element(field, field === 'sys_id' ? sysIdAt(7) : field))
      .join('');
    const built = recordUpdate(TABLE, `<${TABLE} apply_defaults="true">${bare}</${TABLE}>`);
    const files = { ...applicationFiles(0), [`${APPLICATION}/update/a.xml`]: built };
    await withFiles(files, async (folder) => {
      const { records } = await readExport(folder);
      expect(records[1]).toMatchObject({
        name: 'name',
        scope: 'x_acme_demo',
        packageId: APPLICATION,
        updatedOn: '1970-01-01 00:00:00',
        access: 'public',
      });
    });
  });

  it('resolves the scopes of privileges, and rejects those that it does not name', async () => {
    const privilege = (sysId: string, target: string): string =>
      recordUpdate(
        'sys_scope_privilege',
        `<sys_scope_privilege action="INSERT_OR_UPDATE">${element('sys_id', sysId)}` +
          element('source_scope', APPLICATION) +
          element('target_scope', target) +
          element('target_name', 'Utils') +
          element('status', 'allowed') +
          '</sys_scope_privilege>',
      );
    const files = {
      ...applicationFiles(0),
      [`${APPLICATION}/update/p1.xml`]: privilege(sysIdAt(1), 'global'),
      [`${APPLICATION}/update/p2.xml`]: privilege(sysIdAt(2), 'b'.repeat(32)),
    };
    await withFiles(files, async (folder) => {
      const { records, rejected } = await readExport(folder);
      expect(records[1]).toMatchObject({ sourceScope: 'x_acme_demo', targetScope: 'global' });
      expect(rejected).toEqual([
        {
          table: 'sys_scope_privilege',
          sysId: sysIdAt(2),
          reason: 'the scope that target_scope refers to is not named in the export',
        },
      ]);
    });
  });

  it('reports records that cannot be used, and still lists their identity', async () => {
    const nameless = scriptInclude(2).replace(/<name>.*?<\/name>/, '');
    const anonymous = scriptInclude(3).replace(/<sys_id>.*?<\/sys_id>/, '');
    const files = {
      ...applicationFiles(1),
      [`${APPLICATION}/update/b.xml`]: recordUpdate(TABLE, nameless + anonymous),
    };
    await withFiles(files, async (folder) => {
      const { rejected } = await readExport(folder);
      expect(rejected.map(({ sysId, reason }) => [sysId, reason]).sort()).toEqual([
        [null, 'field sys_id is not in the export'],
        [sysIdAt(2), 'field name is not in the export'],
      ]);
      const source = await openExportSource(folder);
      const listed: string[] = [];
      for await (const batch of source.sysIds(TABLE)) listed.push(...batch);
      expect(listed).toEqual([1, 2].map(sysIdAt));
      await source.close();
    });
  });

  it('a single file of it is a change, which holds nothing whole', async () => {
    await withFiles(applicationFiles(1), async (folder) => {
      const update = join(folder, APPLICATION, 'update', `sys_script_include_${sysIdAt(1)}.xml`);
      expect(await readExport(update)).toMatchObject({ packages: [] });
      const app = join(folder, APPLICATION, `sys_app_${APPLICATION}.xml`);
      expect(await readExport(app)).toMatchObject({ packages: [] });
    });
  });

  it('may be written in UTF-16 or with a byte-order mark', async () => {
    const text = recordUpdate(TABLE, scriptInclude(1)).replace('UTF-8', 'UTF-16');
    const files = {
      'a.xml': Buffer.from(`\ufeff${text}`, 'utf16le'),
      'b.xml': `\ufeff${recordUpdate(TABLE, scriptInclude(2))}`,
    };
    await withFiles(files, async (folder) => {
      const { records } = await readExport(folder);
      expect(records.map((record) => record.kind === 'script' && record.source)).toEqual([
        SOURCE,
        SOURCE,
      ]);
    });
  });
});

describe('an update set', () => {
  it.each([true, false])('gives the records of its payloads (as CDATA: %s)', async (asCdata) => {
    const payload = recordUpdate(TABLE, scriptInclude(1));
    const widget = recordUpdate('sys_dictionary', '<sys_dictionary action="INSERT_OR_UPDATE"/>');
    const files = {
      'set.xml': updateSet([
        { payload, asCdata },
        { payload: widget, asCdata },
      ]),
    };
    await withFiles(files, async (folder) => {
      const read = await readExport(join(folder, 'set.xml'));
      expect(read.records).toHaveLength(1);
      expect(read.records[0]).toMatchObject({ scope: 'x_acme_demo', source: SOURCE });
      expect(read.packages).toEqual([]);
      expect(read.passedOver).toContainEqual({ table: 'sys_dictionary', records: 1 });
    });
  });

  it('names what it deletes', async () => {
    const deleted = recordUpdate(TABLE, scriptInclude(2, {}, 'DELETE'));
    const changes = [
      { payload: recordUpdate(TABLE, scriptInclude(1)) },
      { payload: deleted, action: 'DELETE' },
      { payload: '', action: 'DELETE', name: `${TABLE}_${sysIdAt(3)}` },
      { payload: '', action: 'DELETE', name: `sys_hub_flow_${sysIdAt(4)}` },
      { payload: recordUpdate(TABLE, scriptInclude(5)), action: 'DELETE' },
    ];
    await withFiles({ 'set.xml': updateSet(changes) }, async (folder) => {
      const read = await readExport(join(folder, 'set.xml'));
      expect(scriptNames(read.records)).toEqual(['Script1']);
      expect(read.deletions).toEqual(
        [2, 3, 5].map((index) => ({ table: TABLE, sysId: sysIdAt(index) })),
      );
    });
  });

  it('lets the last change of a record count', async () => {
    const of = (
      name: string,
      action = 'INSERT_OR_UPDATE',
    ): { payload: string; action: string } => ({
      payload: recordUpdate(TABLE, scriptInclude(1, { name }, action)),
      action,
    });
    const again = updateSet([of('First'), of('Gone', 'DELETE'), of('Last')]);
    const gone = updateSet([of('First'), of('Gone', 'DELETE')]);
    await withFiles({ 'again.xml': again, 'gone.xml': gone }, async (folder) => {
      const read = await readExport(join(folder, 'again.xml'));
      expect(scriptNames(read.records)).toEqual(['Last']);
      expect(read.deletions).toEqual([]);
      const ended = await readExport(join(folder, 'gone.xml'));
      expect(ended.records).toEqual([]);
      expect(ended.deletions).toEqual([{ table: TABLE, sysId: sysIdAt(1) }]);
    });
  });

  it('may be found in a folder below', async () => {
    const set = updateSet([{ payload: recordUpdate(TABLE, scriptInclude(1)) }]);
    await withFiles({ 'releases/v1/set.xml': set, 'README.md': '#' }, async (folder) => {
      const read = await readExport(folder);
      expect(scriptNames(read.records)).toEqual(['Script1']);
      expect(read.packages).toEqual([]);
    });
  });
});

describe('a zip', () => {
  it('of an application is like its folder', async () => {
    await withFiles({}, async (folder) => {
      const zip = join(folder, 'app.zip');
      await writeZip(zip, applicationFiles(2));
      const read = await readExport(zip);
      expect(scriptNames(read.records)).toEqual(['Script1', 'Script2']);
      expect(read.packages).toEqual([APPLICATION]);
    });
  });

  it('of an update set is like the file', async () => {
    await withFiles({}, async (folder) => {
      const zip = join(folder, 'set.zip');
      await writeZip(zip, {
        'set.xml': updateSet([{ payload: recordUpdate(TABLE, scriptInclude(1)) }]),
      });
      expect(await readExport(zip)).toMatchObject({ packages: [], rejected: [] });
    });
  });
});

describe('pages of an export', () => {
  it('are in the order of time and sys_id, and go on after any cursor', async () => {
    const cases = fc.record({
      seconds: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
      cut: fc.nat({ max: 11 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ seconds, cut }) => {
        const scripts = seconds.map((second, index) =>
          scriptInclude(index + 1, { sys_updated_on: timeAt(second) }),
        );
        const file = { 'all.xml': `${HEADER}<unload>${scripts.join('')}</unload>` };
        const expected = seconds
          .map((second, index) => ({ second, index }))
          .sort((left, right) => left.second - right.second || left.index - right.index);
        await withFiles(file, async (folder) => {
          const source = await openExportSource(folder);
          const after = expected[Math.min(cut, expected.length - 1)];
          const cursor = {
            updatedOn: timeAt(after?.second ?? 0),
            sysId: sysIdAt((after?.index ?? 0) + 1),
          };
          const sysIds = expected.map(({ index }) => sysIdAt(index + 1));
          expect(await readTable(source, TABLE, null)).toEqual(sysIds);
          expect(await readTable(source, TABLE, cursor)).toEqual(
            sysIds.slice(sysIds.indexOf(cursor.sysId) + 1),
          );
          expect(await source.count(TABLE)).toBe(seconds.length);
          await source.close();
        });
      }),
      { numRuns: 30 },
    );
  });

  it('hold a bounded number of records, each with a cursor behind its last one', async () => {
    const scripts = Array.from({ length: 450 }, (_, index) =>
      scriptInclude(index + 1, { sys_updated_on: timeAt(index) }),
    );
    await withFiles({ 'all.xml': `<unload>${scripts.join('')}</unload>` }, async (folder) => {
      const source = await openExportSource(folder);
      const pages: { size: number; sysId: string }[] = [];
      for await (const page of source.pages(TABLE, null)) {
        pages.push({ size: page.records.length, sysId: page.cursor.sysId });
      }
      expect(pages).toEqual([
        { size: 200, sysId: sysIdAt(200) },
        { size: 200, sysId: sysIdAt(400) },
        { size: 50, sysId: sysIdAt(450) },
      ]);
      await source.close();
    });
  });

  it('end with an abort', async () => {
    await withFiles(applicationFiles(1), async (folder) => {
      const opened = openExportSource(folder, { signal: AbortSignal.abort() });
      expect((await failureOf(opened)).code).toBe('ABORTED');
      const source = await openExportSource(folder);
      const next = source.pages(TABLE, null, AbortSignal.abort())[Symbol.asyncIterator]().next();
      expect((await failureOf(next)).code).toBe('ABORTED');
      await source.close();
    });
  });
});

describe('what is no export', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['nothing', {}, 'missing.xml', 'EXPORT_NOT_FOUND'],
    ['an empty folder', {}, '', 'EXPORT_NOT_RECOGNISED'],
    ['a folder of other files', { 'a.txt': 'x', 'b.xml': '<b/>' }, '', 'EXPORT_NOT_RECOGNISED'],
    ['another XML file', { 'pom.xml': '<project/>' }, 'pom.xml', 'EXPORT_NOT_RECOGNISED'],
    ['a text', { 'a.txt': 'hello' }, 'a.txt', 'EXPORT_XML_BROKEN'],
    ['an empty file', { 'a.xml': '' }, 'a.xml', 'EXPORT_XML_BROKEN'],
  ])('%s is refused by name', async (_what, files, path, code) => {
    await withFiles(files, async (folder) => {
      const failure = await failureOf(openExportSource(join(folder, path)));
      expect(failure.code).toBe(code);
      expect(failure.message).toContain(join(folder, path));
    });
  });

  it('an application alone is an export, though it has no script', async () => {
    await withFiles({ 'app.xml': application() }, async (folder) => {
      expect((await readExport(folder)).records).toHaveLength(1);
    });
  });
});
