import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createDemoData,
  DEMO_READER,
  deriveSysId,
  startDemoInstance,
  type DemoData,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { ask, basic, errorOf, recordOf } from './demo-client.js';

const TABLE = 'sys_script_include';
let data: DemoData;
let instance: DemoInstance;

beforeEach(async () => {
  data = createDemoData();
  data.setClock(() => new Date('2025-05-05T05:05:05.999Z'));
  instance = await startDemoInstance({ data });
});

afterEach(() => instance.close());

describe('stored records', () => {
  it('are stamped, and a new one belongs to global unless it says otherwise', () => {
    const row = data.upsert(TABLE, { name: 'Util', script: 'var Util;' });
    expect(row).toMatchObject({
      sys_id: deriveSysId('global', TABLE, 'Util'),
      api_name: 'global.Util',
      sys_scope: 'global',
      sys_class_name: TABLE,
      sys_updated_on: '2025-05-05 05:05:05',
      sys_mod_count: '0',
    });
  });

  it('are stamped anew by every change, whatever the change says of the stamps', () => {
    const row = data.upsert(TABLE, { name: 'Util' });
    data.setClock(() => new Date('2025-05-06T00:00:00Z'));
    expect(data.upsert(TABLE, { ...row, script: 'var Util;' }, 'mei')).toMatchObject({
      sys_updated_on: '2025-05-06 00:00:00',
      sys_updated_by: 'mei',
      sys_mod_count: '1',
      sys_created_on: '2025-05-05 05:05:05',
    });
    expect(data.rows(TABLE)).toHaveLength(1);
  });

  it('keep their sys_id when they are renamed', () => {
    const scope = data.addApplication({ scope: 'x_acme_billing', name: 'Billing' });
    const row = data.upsert(TABLE, { name: 'Util', sys_scope: scope });
    const renamed = data.rename(TABLE, row['sys_id'] ?? '', 'InvoiceUtil');
    expect(renamed).toMatchObject({
      sys_id: row['sys_id'],
      name: 'InvoiceUtil',
      api_name: 'x_acme_billing.InvoiceUtil',
    });
  });

  it('leave a trace in sys_audit_delete when they are removed', () => {
    const { sys_id: sysId = '' } = data.upsert(TABLE, { name: 'Util' });
    expect(data.remove(TABLE, sysId)).toBe(true);
    expect(data.remove(TABLE, sysId)).toBe(false);
    expect(data.rows(TABLE)).toEqual([]);
    expect(data.rows('sys_audit_delete')).toMatchObject([
      { tablename: TABLE, documentkey: sysId, display_value: 'Util' },
    ]);
  });

  it('of one name and scope are two records', () => {
    const first = data.upsert(TABLE, { name: 'Util' });
    const second = data.upsert('sys_script', { name: 'Util' });
    const third = data.upsert(TABLE, { name: 'Util' });
    expect(new Set([first, second, third].map((row) => row['sys_id'])).size).toBe(3);
  });

  it('come in the order of their times and then of their sys_ids', () => {
    const row = (sys_id: string, sys_updated_on: string): Record<string, string> => ({
      sys_id,
      sys_updated_on,
      name: sys_id,
    });
    data.load(TABLE, [row('c', '2024-01-01 00:00:00'), row('a', '2024-01-02 00:00:00')]);
    data.load(TABLE, [row('b', '2024-01-01 00:00:00')]);
    expect(data.rows(TABLE).map((entry) => entry['sys_id'])).toEqual(['b', 'c', 'a']);
  });
});

describe('records over HTTP', () => {
  const send = (
    method: string,
    path: string,
    body: unknown,
    headers = {},
  ): ReturnType<typeof ask> => ask(instance, path, { method, body: JSON.stringify(body), headers });

  it('are created, changed and deleted by an administrator', async () => {
    const created = await send('POST', `/api/now/table/${TABLE}`, { name: 'Util', active: true });
    expect(created.status).toBe(201);
    const sysId = deriveSysId('global', TABLE, 'Util');
    expect(recordOf(created)).toMatchObject({ sys_id: sysId, active: 'true' });
    const location = created.headers.get('location')?.slice(instance.url.length) ?? '';
    expect(location).toBe(`/api/now/table/${TABLE}/${sysId}`);

    const changed = await send('PATCH', location, { script: 'var Util;', sys_mod_count: '99' });
    expect(recordOf(changed)).toMatchObject({
      name: 'Util',
      script: 'var Util;',
      sys_mod_count: '1',
    });

    expect((await ask(instance, location, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(instance, location)).status).toBe(404);
    expect((await ask(instance, location, { method: 'DELETE' })).status).toBe(404);
    expect((await send('PATCH', location, {})).status).toBe(404);
  });

  it('are not changed by anybody else', async () => {
    const headers = { Authorization: basic(DEMO_READER) };
    const answer = await send('POST', `/api/now/table/${TABLE}`, { name: 'Util' }, headers);
    expect(answer.status).toBe(403);
    expect(errorOf(answer).message).toBe('User Not Authorized');
    expect(data.rows(TABLE)).toEqual([]);
  });

  it.each(['not json', '[]', '{"name": {"nested": 1}}', ''])(
    'are refused when the body is %j',
    async (body) => {
      const answer = await ask(instance, `/api/now/table/${TABLE}`, { method: 'POST', body });
      expect(answer.status).toBe(400);
      expect(data.rows(TABLE)).toEqual([]);
    },
  );

  it('are not written with other methods', async () => {
    expect((await send('POST', `/api/now/table/${TABLE}/${'0'.repeat(32)}`, {})).status).toBe(405);
    expect((await send('PUT', `/api/now/table/${TABLE}`, {})).status).toBe(405);
  });
});
