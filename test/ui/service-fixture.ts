/** A service over a demo instance, each on a port that the system chose, with its home in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  DEMO_READER,
  startDemoInstance,
  type DemoInstance,
} from '../../connector/demo-instance/index.js';
import { configurationSchema, jobSchema, type Job } from '../../domain/index.js';
import { startService, type Service, type ServiceOptions } from '../../ui/index.js';

export interface ServiceFixture {
  readonly service: Service;
  readonly url: string;
  readonly demo: DemoInstance;
  readonly home: string;
  /** The lines of the service's log. */
  readonly log: readonly string[];
  /** Starts the service on the same home again, after it was closed. */
  restart(changes?: Partial<ServiceOptions>): Promise<Service>;
  close(): Promise<void>;
}

export interface FixtureOptions extends Partial<Omit<ServiceOptions, 'home' | 'configuration'>> {
  /** Whether it waits for a first sync. */
  readonly synced?: boolean;
  /** Whether the configuration knows the demo instance. */
  readonly connected?: boolean;
  readonly latencyMs?: number;
}

export async function startFixture(options: FixtureOptions = {}): Promise<ServiceFixture> {
  const { synced = false, connected = true, latencyMs = 0, ...changes } = options;
  const demo = await startDemoInstance({ port: 0, latencyMs });
  const home = await mkdtemp(join(tmpdir(), 'deepcodeseek-service-'));
  const log: string[] = [];
  const base: ServiceOptions = {
    home,
    configuration: configurationSchema.parse({
      instances: connected
        ? {
            demo: {
              url: demo.url,
              authentication: { method: 'basic', user: DEMO_READER.userName },
            },
          }
        : {},
      logLevel: 'trace',
    }),
    secretsOf: () => Promise.resolve({ password: DEMO_READER.password }),
    token: null,
    port: 0,
    watch: false,
    logDestination: {
      write(line) {
        log.push(line);
      },
    },
    ...changes,
  };
  let service: Service;
  try {
    service = await startService(base);
  } catch (error) {
    await demo.close();
    await rm(home, { recursive: true, force: true });
    throw error;
  }
  const fixture: ServiceFixture = {
    get service() {
      return service;
    },
    get url() {
      return service.url;
    },
    demo,
    home,
    log,
    async restart(again = {}) {
      await service.close();
      service = await startService({ ...base, ...again });
      return service;
    },
    async close() {
      await service.close();
      await demo.close();
      await rm(home, { recursive: true, force: true });
    },
  };
  if (synced) {
    const job = await startJob(fixture.url, 'sync', { mode: 'full', reconcile: true });
    const ended = await endOf(fixture.url, job.id);
    if (ended.state !== 'done') throw new Error(`the sync ended as ${ended.state}`);
    await service.ready;
  }
  return fixture;
}

/** Posts JSON. */
export function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function startJob(
  url: string,
  kind: Job['kind'],
  params: Record<string, unknown>,
): Promise<Job> {
  const response = await post(`${url}/api/v1/jobs`, { kind, params });
  return jobSchema.parse(await response.json());
}

/** The last state of a job, read from its events. */
export async function endOf(url: string, id: string): Promise<Job> {
  const events = await jobEvents(await fetch(`${url}/api/v1/jobs/${id}/events`));
  const last = events.at(-1);
  if (last === undefined) throw new Error('the job has sent no event');
  return last;
}

/** Every job of an event stream, read to its end. */
export async function jobEvents(response: Response): Promise<readonly Job[]> {
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => jobSchema.parse(JSON.parse(line.slice('data: '.length))));
}

const problemSchema = z.strictObject({
  code: z.string(),
  message: z.string().min(1),
  remedy: z.string().min(1),
  requestId: z.string().min(1),
});

/** The error that a response holds, with its status. */
export async function problemOf(
  response: Response,
): Promise<z.output<typeof problemSchema> & { readonly status: number }> {
  const problem = problemSchema.parse(await response.json());
  return { status: response.status, ...problem };
}
