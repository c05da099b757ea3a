import { describe, expect, it } from 'vitest';
import { createApiDirectory, inheritedMembers } from '../../analysis/index.js';
import { callSitesOf, company, inWords } from './company.js';

describe('the directory of APIs', () => {
  it.each([
    ['Twin', 'x_acme_billing', 'x_acme_billing.Twin'],
    ['Twin', 'x_acme_hr', 'global.Twin'],
    ['Twin', 'global', 'global.Twin'],
    ['global.Twin', 'x_acme_billing', 'global.Twin'],
    ['x_acme_billing.Twin', 'global', 'x_acme_billing.Twin'],
    ['DateMath', 'x_acme_billing', null],
    ['x_acme_billing.DateMath', 'x_acme_core', null],
  ])('resolves %s in %s to %s', (written, scope, api) => {
    expect(company().resolve(written, scope)).toBe(api);
  });

  it('follows the mirror: what is deleted resolves no more, what is set again does', () => {
    const directory = company();
    const surface = directory.surface('x_acme_billing.Twin');
    if (surface === null) throw new Error('the company has a Twin');
    directory.delete(surface.api);
    expect(directory.resolve('Twin', 'x_acme_billing')).toBe('global.Twin');
    directory.set(surface);
    expect(directory.resolve('Twin', 'x_acme_billing')).toBe('x_acme_billing.Twin');
  });

  it('links call sites by what it holds at the time', () => {
    const directory = company();
    const code = 'new Twin().fromGlobal();';
    directory.delete('x_acme_billing.Twin');
    expect(callSitesOf({ code }, directory).map(inWords)).toEqual([
      'instance-call global.Twin.fromGlobal',
    ]);
    directory.delete('global.Twin');
    expect(callSitesOf({ code }, directory).map(inWords)).toEqual([
      'unresolved instance-call Twin.fromGlobal',
    ]);
  });

  it('may be empty', () => {
    const directory = createApiDirectory();
    expect(directory.resolve('X', 'global')).toBeNull();
    expect(directory.surface('global.X')).toBeNull();
  });
});

describe('inherited members', () => {
  const offered = (api: string): string[] =>
    inheritedMembers(api, company()).map(({ member, definedIn }) => `${definedIn}#${member.name}`);

  it('come behind the own ones, from every base across scopes', () => {
    expect(offered('x_acme_integ.SapConnector')).toEqual([
      'x_acme_integ.SapConnector#pushInvoice',
      'x_acme_core.HttpClientSNC#initialize',
      'x_acme_core.HttpClientSNC#get',
      'x_acme_core.HttpClientSNC#post',
      'x_acme_core.HttpClientSNC#_execute',
    ]);
  });

  it('end where a class extends itself', () => {
    expect(offered('x_acme_hr.Ouroboros')).toEqual(['x_acme_hr.Ouroboros#bite']);
  });

  it('end where two classes extend each other', () => {
    expect(offered('x_acme_hr.Left')).toEqual(['x_acme_hr.Left#left', 'x_acme_hr.Right#right']);
  });

  it('are none for an unknown API', () => {
    expect(offered('x_acme_core.Gone')).toEqual([]);
  });
});
