import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDemoData,
  deriveSysId,
  startDemoInstance,
  type DemoInstance,
} from '../../../connector/demo-instance/index.js';
import { ask, errorOf, linkOf, recordOf, rowsOf, tablePath } from './demo-client.js';

let instance: DemoInstance;
const billing = deriveSysId('x_acme_billing', 'sys_scope', 'x_acme_billing');

beforeAll(async () => {
  const data = createDemoData();
  data.addApplication({ scope: 'x_acme_billing', name: 'Acme Billing' });
  const include = (name: string, scopeId: string, updatedOn: string, more = {}): void => {
    data.load('sys_script_include', [
      {
        sys_id: deriveSysId(scopeId, 'sys_script_include', name),
        name,
        script: `var ${name} = Class.create();`,
        description: '',
        access: 'public',
        active: 'true',
        sys_scope: scopeId,
        sys_package: scopeId,
        sys_updated_on: updatedOn,
        sys_updated_by: 'mei.tanaka',
        sys_mod_count: '9',
        ...more,
      },
    ]);
  };
  include('InvoiceUtil', billing, '2024-01-01 00:00:00', { sys_mod_count: '10' });
  include('InvoiceUtils', billing, '2024-01-02 00:00:00', { description: 'Copies ^ voids' });
  include('TaxRates', billing, '2024-01-03 00:00:00', { access: 'package_private' });
  include('DateMath', 'global', '2024-01-03 00:00:00', { description: 'Days' });
  include('oldUtil', 'global', '2024-01-05 00:00:00', { active: 'false' });
  instance = await startDemoInstance({ data });
});

afterAll(() => instance.close());

async function names(query: string): Promise<unknown[]> {
  const path = tablePath('sys_script_include', { sysparm_query: query, sysparm_fields: 'name' });
  return rowsOf(await ask(instance, path)).map((row) => row['name']);
}

const ALL = ['DateMath', 'InvoiceUtil', 'InvoiceUtils', 'TaxRates', 'oldUtil'];

describe('an encoded query', () => {
  it.each<[string, string[]]>([
    ['name=InvoiceUtil', ['InvoiceUtil']],
    ['name=invoiceutil', ['InvoiceUtil']],
    ['name!=InvoiceUtil', ['DateMath', 'InvoiceUtils', 'TaxRates', 'oldUtil']],
    ['nameLIKEutil', ['InvoiceUtil', 'InvoiceUtils', 'oldUtil']],
    ['nameNOT LIKEutil', ['DateMath', 'TaxRates']],
    ['nameSTARTSWITHinvoice', ['InvoiceUtil', 'InvoiceUtils']],
    ['nameENDSWITHutil', ['InvoiceUtil', 'oldUtil']],
    ['nameINDateMath,oldUtil', ['DateMath', 'oldUtil']],
    ['nameNOT INDateMath,oldUtil', ['InvoiceUtil', 'InvoiceUtils', 'TaxRates']],
    ['descriptionISEMPTY', ['InvoiceUtil', 'TaxRates', 'oldUtil']],
    ['descriptionISNOTEMPTY', ['DateMath', 'InvoiceUtils']],
    ['sys_updated_on>2024-01-03 00:00:00', ['oldUtil']],
    ['sys_updated_on>=2024-01-03 00:00:00', ['DateMath', 'TaxRates', 'oldUtil']],
    ['sys_updated_on<2024-01-02 00:00:00', ['InvoiceUtil']],
    ['sys_updated_on<=2024-01-02 00:00:00', ['InvoiceUtil', 'InvoiceUtils']],
    [
      'sys_updated_onBETWEEN2024-01-02 00:00:00@2024-01-04 00:00:00',
      ['DateMath', 'InvoiceUtils', 'TaxRates'],
    ],
    ['sys_mod_count>9', ['InvoiceUtil']],
    ['sys_scope.scope=x_acme_billing', ['InvoiceUtil', 'InvoiceUtils', 'TaxRates']],
    ['sys_scope.scope=x_acme_billing^access=package_private', ['TaxRates']],
    ['name=DateMath^ORname=oldUtil', ['DateMath', 'oldUtil']],
    ['active=true^name=DateMath^ORname=oldUtil', ['DateMath']],
    ['name=DateMath^NQname=TaxRates^active=true', ['DateMath', 'TaxRates']],
    ['descriptionLIKECopies ^^ voids', ['InvoiceUtils']],
    ['name=DateMath^EQ', ['DateMath']],
    ['', ALL],
  ])('%j finds %j', async (query, expected) => {
    expect((await names(query)).sort()).toEqual([...expected].sort());
  });

  it.each<[string, string[]]>([
    ['nmae=DateMath', ALL],
    ['name~DateMath', ALL],
    ['sys_scope.nothing=global', ALL],
    ['name.scope=global', ALL],
    ['sys_updated_on>javascript:gs.daysAgoStart(7)', ALL],
    ['name=DateMath^nmae=oldUtil', ['DateMath']],
    ['name=DateMath^NQnmae=oldUtil', ALL],
  ])('%j passes over what means nothing and finds %j', async (query, expected) => {
    expect((await names(query)).sort()).toEqual([...expected].sort());
  });

  it.each<[string, string[]]>([
    ['ORDERBYname', ['DateMath', 'InvoiceUtil', 'InvoiceUtils', 'oldUtil', 'TaxRates']],
    ['ORDERBYDESCname', ['TaxRates', 'oldUtil', 'InvoiceUtils', 'InvoiceUtil', 'DateMath']],
    [
      'ORDERBYDESCactive^ORDERBYname',
      ['DateMath', 'InvoiceUtil', 'InvoiceUtils', 'TaxRates', 'oldUtil'],
    ],
    [
      'ORDERBYsys_mod_count^ORDERBYname',
      ['DateMath', 'InvoiceUtils', 'oldUtil', 'TaxRates', 'InvoiceUtil'],
    ],
  ])('%j orders the rows', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('without an order, or ordered by key, gives rows by time and then by sys_id', async () => {
    const expected = instance.data.rows('sys_script_include').map((row) => row['name']);
    expect(await names('')).toEqual(expected);
    expect(await names('ORDERBYsys_updated_on^ORDERBYsys_id')).toEqual(expected);
  });

  it('that names the signed-in user finds that user', async () => {
    const path = tablePath('sys_user', { sysparm_query: 'user_name=javascript:gs.getUserName()' });
    expect(rowsOf(await ask(instance, path)).map((row) => row['user_name'])).toEqual(['admin']);
  });
});

describe('a record', () => {
  const fields = 'name,sys_scope,sys_scope.scope,access,nothing,sys_scope.nothing';
  const read = async (parameters: Record<string, string>): Promise<unknown> => {
    const sysparm_query = 'name=TaxRates';
    const path = tablePath('sys_script_include', {
      sysparm_query,
      sysparm_fields: fields,
      ...parameters,
    });
    return rowsOf(await ask(instance, path))[0];
  };

  it('shows references as link and value, and no unknown column', async () => {
    expect(await read({})).toEqual({
      name: 'TaxRates',
      sys_scope: { link: `${instance.url}/api/now/table/sys_scope/${billing}`, value: billing },
      'sys_scope.scope': 'x_acme_billing',
      access: 'package_private',
    });
  });

  it('shows references as plain values when links are excluded', async () => {
    expect(await read({ sysparm_exclude_reference_link: 'true' })).toMatchObject({
      sys_scope: billing,
    });
  });

  it('shows labels with sysparm_display_value=true', async () => {
    const row = await read({
      sysparm_display_value: 'true',
      sysparm_exclude_reference_link: 'true',
    });
    expect(row).toMatchObject({ sys_scope: 'Acme Billing', access: 'This application scope only' });
  });

  it('shows labels and values with sysparm_display_value=all', async () => {
    const row = await read({
      sysparm_display_value: 'all',
      sysparm_exclude_reference_link: 'true',
    });
    expect(row).toMatchObject({
      name: { display_value: 'TaxRates', value: 'TaxRates' },
      sys_scope: { display_value: 'Acme Billing', value: billing },
    });
  });

  it('has every column of its table when no fields are named', async () => {
    const row = await read({ sysparm_fields: '' });
    expect(row).toMatchObject({ caller_access: '', script: 'var TaxRates = Class.create();' });
  });

  it('is read by its sys_id, also where its link leads', async () => {
    const answer = await ask(instance, `/api/now/table/sys_scope/${billing}?sysparm_fields=name`);
    expect(recordOf(answer)).toEqual({ name: 'Acme Billing' });
    const app = await ask(instance, `/api/now/table/sys_package/${billing}?sysparm_fields=name`);
    expect(recordOf(app)).toEqual({ name: 'Acme Billing' });
  });

  it('that is not there answers 404', async () => {
    const answer = await ask(instance, `/api/now/table/sys_script_include/${'0'.repeat(32)}`);
    expect(answer.status).toBe(404);
    expect(errorOf(answer).message).toBe('No Record found');
  });
});

describe('a page', () => {
  it('counts all that matches and links to its neighbours', async () => {
    const path = tablePath('sys_script_include', {
      sysparm_limit: '2',
      sysparm_offset: '2',
      sysparm_fields: 'name',
      sysparm_query: 'nameLIKEa^ORnameLIKEi',
    });
    const answer = await ask(instance, path);
    expect(rowsOf(answer)).toHaveLength(2);
    expect(answer.headers.get('x-total-count')).toBe('5');
    const offset = (relation: string): string | null | undefined => {
      const link = linkOf(answer, relation);
      return link === null ? null : new URLSearchParams(link.split('?')[1]).get('sysparm_offset');
    };
    expect(['first', 'prev', 'next', 'last'].map(offset)).toEqual(['0', '0', '4', '4']);
    const last = await ask(instance, linkOf(answer, 'next') ?? '');
    expect(rowsOf(last)).toHaveLength(1);
    expect(linkOf(last, 'next')).toBeNull();
  });

  it('is not counted with sysparm_no_count, and still leads to the next', async () => {
    const path = tablePath('sys_script_include', { sysparm_limit: '2', sysparm_no_count: 'true' });
    const answer = await ask(instance, path);
    expect(answer.headers.get('x-total-count')).toBeNull();
    expect(linkOf(answer, 'last')).toBeNull();
    expect(linkOf(answer, 'next')).not.toBeNull();
  });

  it('has no links when they are suppressed', async () => {
    const parameters = { sysparm_limit: '2', sysparm_suppress_pagination_header: 'true' };
    const answer = await ask(instance, tablePath('sys_script_include', parameters));
    expect(answer.headers.get('link')).toBeNull();
  });
});

describe('a request', () => {
  it('for a table that does not exist answers 400', async () => {
    const answer = await ask(instance, '/api/now/table/no_such_table');
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toEqual({ message: 'Invalid table no_such_table', detail: null });
  });

  it.each(['application/json', 'application/json, text/plain, */*', '*/*'])(
    'that accepts %s is answered',
    async (Accept) => {
      expect(
        (await ask(instance, '/api/now/table/sys_scope', { headers: { Accept } })).status,
      ).toBe(200);
    },
  );

  it('that does not accept JSON answers 406', async () => {
    const answer = await ask(instance, '/api/now/table/sys_scope', {
      headers: { Accept: 'text/html' },
    });
    expect(answer.status).toBe(406);
  });

  it('to an address that nothing answers at gets 404', async () => {
    expect((await ask(instance, '/nothing.do')).status).toBe(404);
    expect((await ask(instance, '/api/now/nothing')).status).toBe(400);
  });

  it('says who the signed-in user is', async () => {
    expect(recordOf(await ask(instance, '/api/now/ui/user/current_user'))).toMatchObject({
      user_name: 'admin',
    });
  });

  it('is answered over statistics as well', async () => {
    const count = await ask(
      instance,
      '/api/now/stats/sys_script_include?sysparm_count=true&sysparm_query=active%3Dtrue&sysparm_max_fields=sys_updated_on',
    );
    expect(recordOf(count)).toEqual({
      stats: { count: '4', max: { sys_updated_on: '2024-01-03 00:00:00' } },
    });
    const grouped = await ask(
      instance,
      '/api/now/stats/sys_script_include?sysparm_count=true&sysparm_group_by=sys_scope.scope',
    );
    expect(rowsOf(grouped)).toEqual(
      expect.arrayContaining([
        {
          stats: { count: '3' },
          groupby_fields: [{ field: 'sys_scope.scope', value: 'x_acme_billing' }],
        },
        { stats: { count: '2' }, groupby_fields: [{ field: 'sys_scope.scope', value: 'global' }] },
      ]),
    );
  });
});
