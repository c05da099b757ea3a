/** A demo instance with generated records, and sources over it that do not wait long between attempts. */
import type { Server } from 'node:net';
import {
  createDemoData,
  DEMO_READER,
  startDemoInstance,
  type DemoData,
  type DemoInstance,
  type DemoInstanceOptions,
} from '../../connector/demo-instance/index.js';
import {
  openInstanceSource,
  type InstanceOptions,
  type RecordPage,
  type RecordSource,
  type RetryEvent,
  type TableCursor,
} from '../../connector/index.js';
import {
  configurationSchema,
  DeepCodeSeekError,
  type InstanceConfiguration,
} from '../../domain/index.js';

export const TABLE = 'sys_script_include';

/** 32 hexadecimal digits that sort like their number. */
export function sysIdAt(index: number): string {
  return index.toString(16).padStart(32, '0');
}

/** Records whose times are `seconds` after midnight, one for each entry. */
export function dataAt(seconds: readonly number[]): DemoData {
  const data = createDemoData();
  data.load(
    TABLE,
    seconds.map((second, index) => ({
      sys_id: sysIdAt(index + 1),
      name: `Script${String(index)}`,
      api_name: `global.Script${String(index)}`,
      script: `var Script${String(index)} = Class.create();`,
      access: 'public',
      active: 'true',
      caller_access: '',
      client_callable: 'false',
      description: '',
      sys_policy: '',
      sys_scope: 'global',
      sys_package: 'global',
      sys_class_name: TABLE,
      sys_updated_on: timeAt(second),
      sys_updated_by: 'admin',
      sys_mod_count: '0',
    })),
  );
  return data;
}

export function timeAt(second: number): string {
  return new Date(Date.UTC(2026, 0, 1) + second * 1000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
}

export async function startInstance(
  seconds: readonly number[],
  options: DemoInstanceOptions = {},
): Promise<DemoInstance> {
  return startDemoInstance({ data: dataAt(seconds), ...options });
}

export function configurationOf(
  url: string,
  settings: Readonly<Record<string, unknown>> = {},
): InstanceConfiguration {
  const authentication = { method: 'basic', user: DEMO_READER.userName };
  const parsed = configurationSchema.parse({
    instances: { demo: { url, authentication, ...settings } },
  });
  const configuration = parsed.instances['demo'];
  if (configuration === undefined) throw new Error('the configuration is empty');
  return configuration;
}

export type SourceOptions = Partial<InstanceOptions> & {
  readonly settings?: Readonly<Record<string, unknown>>;
};

export function optionsOf(url: string, options: SourceOptions = {}): InstanceOptions {
  const { settings, ...rest } = options;
  return {
    name: 'demo',
    configuration: configurationOf(url, settings),
    secrets: { password: DEMO_READER.password },
    environment: {},
    retryPolicy: { baseDelayMs: 1, maxDelayMs: 5, random: () => 0 },
    ...rest,
  };
}

export function sourceOf(url: string, options: SourceOptions = {}): RecordSource {
  return openInstanceSource(optionsOf(url, options));
}

export async function readPages(
  source: RecordSource,
  table: string = TABLE,
  after: TableCursor | null = null,
): Promise<readonly RecordPage[]> {
  const pages: RecordPage[] = [];
  for await (const page of source.pages(table, after)) pages.push(page);
  return pages;
}

export async function readRecordIds(
  source: RecordSource,
  table: string = TABLE,
  after: TableCursor | null = null,
): Promise<readonly string[]> {
  const pages = await readPages(source, table, after);
  return pages.flatMap((page) => page.records.map((record) => record.sysId));
}

export async function readSysIds(
  source: RecordSource,
  table: string = TABLE,
): Promise<readonly string[]> {
  const sysIds: string[] = [];
  for await (const batch of source.sysIds(table)) sysIds.push(...batch);
  return sysIds;
}

/** Reads the whole table from an instance in which something is wrong, and says what was retried. */
export async function readThrough(
  instance: DemoInstance,
  options: SourceOptions = {},
): Promise<{ readonly sysIds: readonly string[]; readonly retries: readonly RetryEvent[] }> {
  const retries: RetryEvent[] = [];
  const source = sourceOf(instance.url, { onRetry: (event) => retries.push(event), ...options });
  try {
    return { sysIds: await readRecordIds(source), retries };
  } finally {
    await source.close();
  }
}

function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  const own = Object.getOwnPropertyNames(error).map((name) => {
    const value: unknown = Reflect.get(error, name);
    return value instanceof Error ? everythingIn(value) : JSON.stringify(value);
  });
  return [String(error), ...own].join('\n');
}

export interface Failure {
  /** `none` for an error that is not registered. */
  readonly code: string;
  readonly message: string;
  /** Everything that the error shows or carries along. */
  readonly text: string;
}

/** The error that `work` ends with; work that succeeds fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof DeepCodeSeekError ? error.code : 'none';
    return { code, message, text: everythingIn(error) };
  }
  throw new Error('it did not fail');
}

/** Listens on a free port of the loopback interface. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
