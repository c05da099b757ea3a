/** A service in a process of its own, as it runs for a user, so that measuring does not share its event loop. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { compiledModule } from '../domain/index.js';

export interface BenchService {
  readonly url: string;
  /** A gauge of `/metrics` by its name with labels. */
  metric(name: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts `serve` and waits until a suggestion can be asked for. */
export async function startBenchService(home: string): Promise<BenchService> {
  const child = spawn(
    process.execPath,
    [compiledModule('cli/main'), 'serve', '--port', '0', '--home', home],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DEEPCODESEEK_LOG_LEVEL: 'warn' },
    },
  );
  const url = await readyUrl(child);
  return {
    url,
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
      if (line === undefined) throw new Error(`/metrics has no ${name}`);
      return Number(line.slice(name.length));
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

async function readyUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the service has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /^Ready: (\S+)$/.exec(line);
    if (match?.[1] !== undefined) {
      child.stdout.resume();
      return match[1];
    }
  }
  throw new Error('the service ended before it was ready');
}
