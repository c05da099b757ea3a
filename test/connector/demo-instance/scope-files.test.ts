import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dataOfScopes,
  demoScopes,
  deriveSysId,
  GLOBAL_SCOPE_ID,
  startDemoInstance,
} from '../../../connector/demo-instance/index.js';

const script = {
  table: 'sys_script_include',
  name: 'DateMath',
  file: 'sys_script_include/DateMath.js',
  updatedOn: '2024-02-03 04:05:06',
  updatedBy: 'mei.tanaka',
  modCount: 3,
};
const rule = {
  ...script,
  table: 'sys_script',
  name: 'Set due date',
  file: 'sys_script/Set_due_date.js',
  fields: { collection: 'incident', when: 'before' },
};
const manifest = {
  scope: 'x_acme_core',
  name: 'Acme Core',
  vendor: 'Acme',
  version: '1.0.0',
  description: 'Shared.',
  scripts: [script, rule],
  privileges: [
    {
      targetScope: 'global',
      targetName: 'IncidentUtils',
      targetType: 'sys_script_include',
      operation: 'execute',
      status: 'allowed',
    },
  ],
  restrictedCallers: [
    { target: 'x_acme_core.DateMath', callerScope: 'global', status: 'requested' },
  ],
};

/** The matchers are typed `any`; here they stand for the text that they match. */
const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-scopes-'));
  file = join(folder, 'x_acme_core', 'scope.json');
  for (const { file: path } of [script, rule]) {
    const target = join(folder, 'x_acme_core', 'scripts', path);
    await mkdir(join(target, '..'), { recursive: true });
    await writeFile(target, `// ${path}\r\n`);
  }
  await writeFile(file, JSON.stringify(manifest));
});

afterEach(() => rm(folder, { recursive: true }));

describe('scopes from files', () => {
  it('become the records that an instance holds', async () => {
    await mkdir(join(folder, 'notes'));
    const data = dataOfScopes(await demoScopes(folder));
    const core = deriveSysId('x_acme_core', 'sys_scope', 'x_acme_core');
    expect(
      data
        .rows('sys_scope')
        .map((row) => row['scope'])
        .sort(),
    ).toEqual(['global', 'x_acme_core']);
    expect(data.rows('sys_script_include')).toMatchObject([
      {
        sys_id: deriveSysId('x_acme_core', 'sys_script_include', 'DateMath'),
        api_name: 'x_acme_core.DateMath',
        script: '// sys_script_include/DateMath.js\r\n',
        access: 'public',
        caller_access: '',
        client_callable: 'false',
        active: 'true',
        sys_scope: core,
        sys_package: core,
        sys_updated_on: '2024-02-03 04:05:06',
        sys_updated_by: 'mei.tanaka',
        sys_mod_count: '3',
      },
    ]);
    expect(data.rows('sys_script')).toMatchObject([
      { name: 'Set due date', collection: 'incident' },
    ]);
    expect(data.rows('sys_scope_privilege')).toMatchObject([
      { source_scope: core, target_scope: GLOBAL_SCOPE_ID, target_name: 'IncidentUtils' },
    ]);
    expect(data.rows('sys_restricted_caller_access')).toMatchObject([
      {
        source_scope: GLOBAL_SCOPE_ID,
        target_scope: core,
        target_name: 'DateMath',
        status: 'requested',
      },
    ]);
  });

  it('put the script where its table has it', async () => {
    const operation = { ...script, table: 'sys_ws_operation', name: 'GET slots' };
    const policy = { ...script, table: 'sys_ui_policy', name: 'Hide VAT' };
    await writeFile(file, JSON.stringify({ ...manifest, scripts: [operation, policy] }));
    const data = dataOfScopes(await demoScopes(folder));
    const source = '// sys_script_include/DateMath.js\r\n';
    expect(data.rows('sys_ws_operation')).toMatchObject([{ operation_script: source }]);
    expect(data.rows('sys_ui_policy')).toMatchObject([
      { short_description: 'Hide VAT', script_true: source },
    ]);
  });

  it('give the same sys_ids each time', async () => {
    const ids = async (): Promise<unknown[]> =>
      dataOfScopes(await demoScopes(folder))
        .rows('sys_script')
        .map((row) => row['sys_id']);
    expect(await ids()).toEqual(await ids());
  });
});

describe('a manifest that is not valid', () => {
  it.each<[string, unknown, string]>([
    ['a misspelt key', { ...manifest, vendro: 'x' }, '(the file)'],
    ['no name', { ...manifest, name: undefined }, 'name'],
    ['a scope that is too long', { ...manifest, scope: 'x_acme_far_too_long_a_name' }, 'scope'],
    [
      'an unknown table',
      { ...manifest, scripts: [{ ...script, table: 'incident' }] },
      'scripts.0.table',
    ],
    [
      'a local time',
      { ...manifest, scripts: [script, { ...rule, updatedOn: '3.2.2024' }] },
      'scripts.1.updatedOn',
    ],
    [
      'a path out of the folder',
      { ...manifest, scripts: [{ ...script, file: '../x.js' }] },
      'scripts.0.file',
    ],
    ['one script twice', { ...manifest, scripts: [script, script] }, 'scripts.1.name'],
  ])('because of %s is refused with file and key', async (_what, content, key) => {
    await writeFile(file, JSON.stringify(content));
    await expect(demoScopes(folder)).rejects.toMatchObject({
      code: 'DEMO_MANIFEST_INVALID',
      message: containing(`"${key}" in ${file} is not valid`),
    });
  });

  it('because it is no JSON is refused with its name', async () => {
    await writeFile(file, '{');
    await expect(demoScopes(folder)).rejects.toMatchObject({
      code: 'DEMO_MANIFEST_INVALID',
      message: containing(file),
    });
  });

  it('because a script is not there names script, manifest and key', async () => {
    await rm(join(folder, 'x_acme_core', 'scripts', rule.file));
    await expect(startDemoInstance({ scopesFolder: folder })).rejects.toMatchObject({
      code: 'DEMO_SCRIPT_UNREADABLE',
      message: matching(/Set_due_date\.js.*"scripts\.1\.file".*scope\.json/),
    });
  });

  it('because its folder is not there says so', async () => {
    await expect(demoScopes(join(folder, 'none'))).rejects.toMatchObject({
      code: 'DEMO_SCOPES_MISSING',
    });
  });
});
