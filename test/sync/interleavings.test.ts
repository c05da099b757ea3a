import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createError, isError, type ScriptRecord } from '../../domain/index.js';
import { FAULT_NAMES } from '../../connector/demo-instance/index.js';
import { demoInstance, demoSource, generatedData } from './demo-source.js';
import { mirrorContents, mirroredRecords, sourceRecords } from './mirror-contents.js';
import { arraySource, classSource, scriptRecord, sysIdOf } from './records.js';
import { openMirror, sync, takeLock, temporaryHome, writableMirror } from './temporary-mirror.js';

const index = fc.nat(11);
const step = fc.oneof(
  fc.record({ kind: fc.constant('change'), index, callee: index }),
  fc.record({ kind: fc.constant('rename'), index, callee: index }),
  fc.record({ kind: fc.constant('remove'), index, callee: index }),
  fc.record({ kind: fc.constant('sync'), index, callee: index }),
  fc.record({ kind: fc.constant('failing sync'), index, callee: index }),
  fc.record({ kind: fc.constant('aborted sync'), index, callee: index }),
  fc.record({ kind: fc.constant('full sync'), index, callee: index }),
);

/** A class that calls another, extends a third, and whose members differ by version. */
function version(at: number, callee: number, clock: number, name: string): ScriptRecord {
  const base = callee % 3 === 0 ? `Class${String(callee)}` : undefined;
  const call = `var c = new Class${String(callee)}();\nc.run${String(clock % 3)}();\n`;
  const minutes = String(Math.floor(clock / 60)).padStart(2, '0');
  return scriptRecord(name, {
    sysId: sysIdOf(String(at)),
    source: `${classSource(name, [`run${String(clock % 3)}`], base)}\n${call}`,
    updatedOn: `2026-01-01 00:${minutes}:${String(clock % 60).padStart(2, '0')}`,
  });
}

describe('any interleaving of changes, faults, aborts and syncs', () => {
  it(
    'ends equal to the instance, and to a mirror that was made undisturbed',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
          let failAt = Infinity;
          let pages = 0;
          const source = arraySource([], {
            pageSize: 3,
            onPage: () => {
              pages += 1;
              if (pages >= failAt) throw createError('INSTANCE_BUSY', { instance: 'dev' });
            },
          });
          const mirror = await writableMirror();
          let clock = 0;
          for (const { kind, index: at, callee } of steps) {
            clock += 7;
            const name = kind === 'rename' ? `Class${String(callee)}` : `Class${String(at)}`;
            const record = version(at, callee, clock, name);
            pages = 0;
            failAt = kind === 'failing sync' ? 1 + at * 2 : Infinity;
            if (kind === 'remove') source.records.delete(record.sysId);
            else if (kind === 'change' || kind === 'rename')
              source.records.set(record.sysId, record);
            else if (kind === 'aborted sync') await abortedSync(mirror, source, at * 2);
            else {
              const mode = kind === 'full sync' ? 'full' : 'incremental';
              await sync(mirror, source, { mode, allowDeletions: true }).catch((error: unknown) => {
                if (!isError(error, 'INSTANCE_BUSY')) throw error;
              });
            }
          }
          failAt = Infinity;
          await sync(mirror, source, { allowDeletions: true });
          expect(await mirroredRecords(mirror.store)).toEqual(await sourceRecords(source));
          const undisturbed = await writableMirror();
          await sync(undisturbed, source);
          expect(await mirrorContents(mirror.store, mirror.shardsFolder)).toEqual(
            await mirrorContents(undisturbed.store, undisturbed.shardsFolder),
          );
          await mirror.store.close();
          await undisturbed.store.close();
        }),
        { numRuns: 40 },
      );
    },
  );
});

async function abortedSync(
  mirror: Parameters<typeof sync>[0],
  source: Parameters<typeof sync>[1],
  afterSteps: number,
): Promise<void> {
  const aborting = new AbortController();
  let steps = 0;
  await sync(mirror, source, {
    allowDeletions: true,
    signal: aborting.signal,
    onProgress: () => {
      steps += 1;
      if (steps > afterSteps) aborting.abort();
    },
  }).catch((error: unknown) => {
    if (!aborting.signal.aborted) throw error;
  });
}

describe('every fault of the demo instance', () => {
  it(
    'leaves a mirror that the next sync makes equal to the instance',
    { timeout: 240_000 },
    async () => {
      const demo = await demoInstance(generatedData(60));
      const home = await temporaryHome();
      const store = await openMirror(home);
      await takeLock(store);
      const mirror = { store, shardsFolder: `${home}/shards` };
      let edits = 0;
      for (const fault of FAULT_NAMES) {
        const [row] = demo.data.rows('sys_script_include');
        if (row === undefined) throw new Error('The demo instance has no Script Include');
        edits += 1;
        demo.data.upsert('sys_script_include', { ...row, description: `edit ${String(edits)}` });
        demo.faults.set(fault, {
          table: 'sys_script_include',
          times: 3,
          afterRows: 5,
          retryAfterSeconds: 0,
        });
        const failures: unknown[] = [];
        const disturbed = demoSource(demo, 20);
        await sync(mirror, disturbed, { mode: 'full' }).catch((error: unknown) =>
          failures.push(error),
        );
        for (const failure of failures) expect(failure, fault).toHaveProperty('code');
        demo.faults.clear();
        await sync(mirror, demoSource(demo, 20), { mode: 'full' });
        expect(await mirroredRecords(store), fault).toEqual(await sourceRecords(demoSource(demo)));
      }
    },
  );
});
