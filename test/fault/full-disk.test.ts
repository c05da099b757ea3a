import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../domain/index.js';
import { DEMO_READER } from '../../connector/demo-instance/index.js';
import { instancePaths } from '../../sync/index.js';
import { demoInstance, demoSource, generatedData } from '../sync/demo-source.js';
import { mirroredRecords, sourceRecords } from '../sync/mirror-contents.js';
import { INSTANCE, openMirror, sync, takeLock, temporaryHome } from '../sync/temporary-mirror.js';

describe('a sync that may write no more in the middle', () => {
  it('fails with what is wrong and what to do, and the next one ends equal to the instance', async () => {
    const demo = await demoInstance(generatedData(300));
    const home = await temporaryHome();
    const entry = join(packageRoot, 'test', 'fault', 'sync-child.mjs');
    // The size of every file is limited, which the system reports as it reports a full disk: the write fails.
    const child = spawn(
      'bash',
      [
        '-c',
        'ulimit -f 400 && exec "$0" "$@"',
        process.execPath,
        entry,
        home,
        demo.url,
        DEMO_READER.userName,
        '25',
      ],
      {
        env: { ...process.env, DEMO_PASSWORD: DEMO_READER.password },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(complaint).toMatch(/MIRROR_(UNWRITABLE|FULL)/);
    expect(complaint).toContain(instancePaths(home, INSTANCE).database);

    const store = await openMirror(home);
    await takeLock(store);
    const before = await mirroredRecords(store);
    expect(before.length).toBeLessThan(300);
    const { shards: shardsFolder } = instancePaths(home, INSTANCE);
    await sync({ store, shardsFolder }, demoSource(demo), { mode: 'full' });
    expect(await mirroredRecords(store)).toEqual(await sourceRecords(demoSource(demo)));
  });
});
