/** The vendor's own command line as a client of the demo instance. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  createDemoData,
  DEMO_ADMIN,
  DEMO_OAUTH_CLIENT,
  startDemoInstance,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { packageRoot } from '../../../domain/index.js';

const sdk = join(packageRoot, '.cache', 'servicenow-sdk');
const isInstalled = existsSync(join(sdk, '.installed'));
const isRequired = process.env['DEEPCODESEEK_REQUIRE_SDK'] === '1';
const REMEDY = 'run `node scripts/install-servicenow-sdk.mjs`';

if (!isInstalled && !isRequired) {
  process.stderr.write(`now-sdk is not tried: it is not installed (${REMEDY})\n`);
}

const answerSchema = z.object({
  ok: z.literal(true),
  hasMore: z.boolean(),
  nextOffset: z.number().nullable(),
  records: z.array(z.record(z.string(), z.string())),
});

const basic = {
  SN_SDK_AUTH_TYPE: 'basic',
  SN_SDK_USER: DEMO_ADMIN.userName,
  SN_SDK_USER_PWD: DEMO_ADMIN.password,
};
const oauth = {
  SN_SDK_AUTH_TYPE: 'oauth',
  SN_SDK_OAUTH_CLIENT_ID: DEMO_OAUTH_CLIENT.id,
  SN_SDK_OAUTH_CLIENT_SECRET: DEMO_OAUTH_CLIENT.secret,
};

describe.skipIf(!isInstalled && !isRequired)('now-sdk', { timeout: 120_000 }, () => {
  let instance: DemoInstance;
  let project: string;

  beforeAll(async () => {
    if (!isInstalled) throw new Error(`@servicenow/sdk is not installed: ${REMEDY}`);
    const data = createDemoData();
    const scope = data.addApplication({ scope: 'x_acme_billing', name: 'Billing' });
    for (const name of ['InvoiceUtil', 'InvoiceUtils', 'InvoiceBuilder', 'TaxRates']) {
      data.upsert('sys_script_include', { name, sys_scope: scope });
    }
    instance = await startDemoInstance({ data });
    project = await mkdtemp(join(tmpdir(), 'now-sdk-'));
  });

  afterAll(async () => {
    if (!isInstalled) return;
    await instance.close();
    await rm(project, { recursive: true });
  });

  const run = (
    signIn: Readonly<Record<string, string>>,
    ...parameters: readonly string[]
  ): Promise<{ code: number | null; output: string; log: string }> =>
    new Promise((resolve, reject) => {
      const program = join(sdk, 'node_modules', '@servicenow', 'sdk', 'bin', 'index.js');
      const child = spawn(process.execPath, [program, ...parameters], {
        cwd: project,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env['PATH'],
          HOME: project,
          SN_SDK_NODE_ENV: 'SN_SDK_CI_INSTALL',
          SN_SDK_INSTANCE_URL: instance.url,
          ...signIn,
        },
      });
      let [output, log] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, output, log });
      });
    });

  it.each([
    ['with a password', basic],
    ['with OAuth client credentials', oauth],
  ])('queries records %s, page by page', async (_how, signIn) => {
    const query = async (offset: number): Promise<z.infer<typeof answerSchema>> => {
      const options = ['--limit', '2', '--offset', String(offset), '-f', 'name,sys_scope.scope'];
      const filter = ['-q', 'nameSTARTSWITHInvoice^ORDERBYname', '-o', 'json'];
      const { output } = await run(signIn, 'query', 'sys_script_include', ...filter, ...options);
      return answerSchema.parse(JSON.parse(output));
    };
    const first = await query(0);
    expect(first).toEqual({
      ok: true,
      hasMore: true,
      nextOffset: 2,
      records: [
        { name: 'InvoiceBuilder', 'sys_scope.scope': 'x_acme_billing' },
        { name: 'InvoiceUtil', 'sys_scope.scope': 'x_acme_billing' },
      ],
    });
    const second = await query(2);
    expect(second.records.map((row) => row['name'])).toEqual(['InvoiceUtils']);
    expect(second.hasMore).toBe(false);
  });

  it('is told of a wrong password', async () => {
    const signIn = { ...basic, SN_SDK_USER_PWD: 'wrong' };
    const { code, output } = await run(signIn, 'query', 'sys_scope', '-q', '', '-o', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      ok: false,
      error: { message: 'User name or password invalid' },
    });
  });

  it('builds an application and installs it', async () => {
    const scopeId = '0123456789abcdef0123456789abcdef';
    const config = { scope: 'x_acme_try', scopeId, name: 'Try' };
    const manifest = { name: 'try', version: '0.0.1', type: 'module' };
    await mkdir(join(project, 'src', 'fluent'), { recursive: true });
    await symlink(join(sdk, 'node_modules'), join(project, 'node_modules'), 'dir');
    await writeFile(join(project, 'now.config.json'), JSON.stringify(config));
    await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
    await writeFile(
      join(project, 'src', 'fluent', 'index.now.ts'),
      "import { Property } from '@servicenow/sdk/core'\n" +
        "Property({ $id: Now.ID['greeting'], name: 'x_acme_try.greeting', value: 'hi', type: 'string' })\n",
    );
    expect(await run(basic, 'build')).toMatchObject({ code: 0 });
    const installed = await run(basic, 'install');
    expect(`${installed.output}${installed.log}`).toContain('Installation completed');
    expect(instance.data.get('sys_scope', scopeId)).toMatchObject({
      scope: 'x_acme_try',
      version: '0.0.1',
    });
  });
});
