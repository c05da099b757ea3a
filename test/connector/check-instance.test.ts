import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_AUTHOR,
  DEMO_NOBODY,
  DEMO_READER,
  type DemoInstance,
} from '../../connector/demo-instance/index.js';
import { checkInstance, type InstanceCheck } from '../../connector/index.js';
import { MIRRORED_TABLES } from '../../domain/index.js';
import { failureOf, optionsOf, startInstance } from './instance.js';

let demo: DemoInstance;

beforeAll(async () => {
  demo = await startInstance([1, 2, 3]);
});
afterAll(() => demo.close());

function checkAs(user: { userName: string; password: string }): Promise<InstanceCheck> {
  const authentication = { method: 'basic', user: user.userName };
  const secrets = { password: user.password };
  return checkInstance(optionsOf(demo.url, { settings: { authentication }, secrets }));
}

const tableOf = (check: InstanceCheck, name: string): InstanceCheck['tables'][number] | undefined =>
  check.tables.find(({ table }) => table === name);

describe('checking an instance', () => {
  it('says who is signed in, the release, and that every table can be read', async () => {
    const check = await checkAs(DEMO_READER);
    expect(check.user).toBe(DEMO_READER.userName);
    expect(check.release).toBe('Zurich');
    expect(check.tables.map(({ table }) => table)).toEqual(MIRRORED_TABLES);
    expect(check.tables.filter(({ readable }) => !readable)).toEqual([]);
    expect(tableOf(check, 'sys_script_include')).toEqual({
      table: 'sys_script_include',
      readable: true,
      records: 3,
      reason: null,
    });
  });

  it('names the tables that a user may not read', async () => {
    const check = await checkAs(DEMO_AUTHOR);
    expect(check.release).toBeNull();
    const privileges = tableOf(check, 'sys_scope_privilege');
    expect(privileges).toMatchObject({ readable: false, records: null });
    expect(privileges?.reason).toContain('sys_scope_privilege');
    expect(tableOf(check, 'sys_script_include')?.readable).toBe(true);
  });

  it('names the fields that a user may not read', async () => {
    demo.setAccess(DEMO_READER.userName, { hiddenFields: { sys_script_include: ['script'] } });
    const check = await checkAs(DEMO_READER);
    demo.setAccess(DEMO_READER.userName, { hiddenFields: {} });
    expect(tableOf(check, 'sys_script_include')).toMatchObject({
      readable: false,
      reason: 'not readable for this user: script',
    });
  });

  it('asks the instance who is signed in where the configuration does not say', async () => {
    const settings = { authentication: { method: 'api-key' } };
    const secrets = { apiKey: DEMO_READER.apiKey };
    const check = await checkInstance(optionsOf(demo.url, { settings, secrets }));
    expect(check.user).toBe(DEMO_READER.userName);
  });

  it('reports a user who may read nothing, and fails for one who cannot sign in', async () => {
    const check = await checkAs(DEMO_NOBODY);
    expect(check.tables.every(({ readable }) => !readable)).toBe(true);
    const failure = await failureOf(checkAs({ ...DEMO_READER, password: 'wrong-secret' }));
    expect(failure.code).toBe('SIGN_IN_REFUSED');
  });
});
