/** Fills a mirror from a generated instance, over real HTTP, with the command that a user would type. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEMO_READER,
  startDemoInstance,
  type DemoInstance,
} from '../connector/demo-instance/index.js';
import { writeSecrets } from '../connector/index.js';
import { compiledModule } from '../domain/index.js';
import { instancePaths } from '../sync/index.js';
import { generateInstance, type GeneratedInstance } from './generated-instance.js';

export const BENCH_INSTANCE = 'generated';

const PAGE_SIZE = 1_000;

export interface BenchMirror {
  readonly home: string;
  readonly generated: GeneratedInstance;
  readonly demo: DemoInstance;
  close(): Promise<void>;
}

/** Starts the generated instance and a home that is connected to it; nothing is synced yet. */
export async function connectMirror(folder: string, scripts: number): Promise<BenchMirror> {
  const generated = generateInstance(scripts);
  const demo = await startDemoInstance({ port: 0, data: generated.data });
  const home = join(folder, `home-${String(scripts)}`);
  mkdirSync(home, { recursive: true });
  const instance = {
    url: demo.url,
    authentication: { method: 'basic', user: DEMO_READER.userName },
    pageSize: PAGE_SIZE,
  };
  writeFileSync(
    join(home, 'config.json'),
    // What else runs is up to the measurement.
    JSON.stringify({
      instances: { [BENCH_INSTANCE]: instance },
      training: { automatic: false },
    }),
  );
  await writeSecrets({
    file: instancePaths(home, BENCH_INSTANCE).secrets,
    secrets: { password: DEMO_READER.password },
  });
  return { home, generated, demo, close: () => demo.close() };
}

/** Runs a command to its end; gives the seconds that it took, process start included. Throws when it fails. */
export async function runTimed(home: string, parameters: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [compiledModule('cli/main'), ...parameters, '--home', home],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await once(child, 'close');
  if (child.exitCode !== 0) {
    throw new Error(`${parameters.join(' ')} ended with ${String(child.exitCode)}`);
  }
  return (performance.now() - started) / 1_000;
}
