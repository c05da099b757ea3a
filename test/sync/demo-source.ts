/** A demo instance and sources that read it. */
import { openInstanceSource, type RecordSource } from '../../connector/index.js';
import {
  createDemoData,
  DEMO_READER,
  startDemoInstance,
  type DemoData,
  type DemoInstance,
} from '../../connector/demo-instance/index.js';
import { configurationSchema, type InstanceConfiguration } from '../../domain/index.js';
import { classSource } from './records.js';
import { afterwards, INSTANCE } from './temporary-mirror.js';

/** A demo instance that ends with the test. */
export async function demoInstance(data?: DemoData): Promise<DemoInstance> {
  const demo = await startDemoInstance(data === undefined ? {} : { data });
  afterwards(() => demo.close());
  return demo;
}

export function configurationOf(url: string, pageSize: number): InstanceConfiguration {
  const { instances } = configurationSchema.parse({
    instances: {
      [INSTANCE]: {
        url,
        pageSize,
        authentication: { method: 'basic', user: DEMO_READER.userName },
      },
    },
  });
  const configuration = instances[INSTANCE];
  if (configuration === undefined) throw new Error('The configuration has no instance');
  return configuration;
}

export const READER_SECRETS = { password: DEMO_READER.password };

/** Retries at once, so that faults cost no time. */
export function demoSource(demo: DemoInstance, pageSize = 40): RecordSource {
  const source = openInstanceSource({
    name: INSTANCE,
    configuration: configurationOf(demo.url, pageSize),
    secrets: READER_SECRETS,
    environment: {},
    retryPolicy: { baseDelayMs: 1, maxDelayMs: 5 },
  });
  afterwards(() => source.close());
  return source;
}

/** Two applications with `count` Script Includes, each third of which calls the one before it. */
export function generatedData(count: number): DemoData {
  const data = createDemoData();
  const scopes = ['x_acme_core', 'x_acme_billing'].map((scope) => ({
    scope,
    sysId: data.addApplication({ scope, name: scope }),
  }));
  for (let index = 0; index < count; index += 1) {
    const { scope, sysId } = scopes[index % scopes.length] ?? { scope: 'global', sysId: '' };
    data.upsert('sys_script_include', {
      name: `Class${String(index)}`,
      script: generatedSource(index),
      sys_scope: sysId,
      sys_package: sysId,
      api_name: `${scope}.Class${String(index)}`,
      active: 'true',
    });
  }
  return data;
}

function generatedSource(index: number): string {
  const name = `Class${String(index)}`;
  const source = classSource(name, [`run${String(index)}`, 'getBalance']);
  if (index % 3 !== 0 || index < 2) return source;
  const callee = `Class${String(index - 2)}`;
  return `${source}\nvar other = new ${callee}();\nother.run${String(index - 2)}('invoice total');\n`;
}
