import { describe, expect, it } from 'vitest';
import { platformCatalogue, platformGlobal } from '../../analysis/index.js';

describe('the platform catalogue', () => {
  const catalogue = platformCatalogue();

  it('holds the classes and members of the declarations', () => {
    expect(catalogue.version).toBe('27.0.5');
    expect(catalogue.classNames.length).toBeGreaterThan(1_200);
    const members = catalogue.classNames.flatMap((name) => catalogue.members(name));
    expect(members.length).toBeGreaterThan(9_000);
    expect(members.filter(({ documentation }) => documentation !== '').length).toBeGreaterThan(400);
  });

  it.each([
    ['GlideRecord', 'addQuery', false, 'addQuery(name, operator, value?)'],
    ['GlideRecord', 'query', false, null],
    ['gs', 'info', true, null],
    ['gs', 'addErrorMessage', true, 'addErrorMessage(error?, messageKey?)'],
    ['sn_ws.RESTMessageV2', 'setHttpMethod', false, null],
    ['GlideAggregate', 'addAggregate', false, null],
  ])('knows %s and its member %s', (className, name, isStatic, signature) => {
    const member = catalogue.members(className).find((each) => each.name === name);
    expect(member?.isStatic).toBe(isStatic);
    if (signature !== null) expect(member?.signature).toBe(signature);
  });

  it('adds the members of base classes', () => {
    const names = catalogue.members('GlideDuration').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['getDurationValue', 'setValue']));
    expect(catalogue.class('GlideDuration')?.superclass).toBe('GlideTime');
  });

  it('lists each member once', () => {
    for (const className of catalogue.classNames) {
      const keys = catalogue
        .members(className)
        .map(({ name, isStatic }) => `${String(isStatic)} ${name}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('finds a class behind `global.`, and nothing for an unknown name', () => {
    expect(catalogue.class('global.GlideRecord')?.name).toBe('GlideRecord');
    expect(catalogue.class('InvoiceUtil')).toBeNull();
    expect(catalogue.members('InvoiceUtil')).toEqual([]);
  });

  it('knows its namespaces', () => {
    expect(catalogue.isNamespace('sn_ws')).toBe(true);
    expect(catalogue.isNamespace('x_acme_core')).toBe(false);
  });

  it.each([
    'gs',
    'current',
    'previous',
    '$sp',
    'request',
    'response',
    'template',
    'email',
    'workflow',
  ])('has the class behind the variable %s', (name) => {
    const provided = platformGlobal(name);
    expect(catalogue.class(provided?.className ?? '')).not.toBeNull();
  });

  it('leaves other variables alone', () => {
    expect(platformGlobal('u')).toBeNull();
  });
});
