import { describe, expect, it } from 'vitest';
import type {
  PrivilegeRecord,
  RestrictedCallerRecord,
  ScriptRecord,
} from '../../../domain/index.js';
import { createAccessRules } from '../../../predictor/prefilter/access-rules.js';
import type { StoredApi } from '../../../sync/index.js';

function api(fields: Partial<Pick<ScriptRecord, 'access' | 'callerAccess'>> = {}): StoredApi {
  return {
    surface: {
      api: 'x_core.Poster',
      name: 'Poster',
      scope: 'x_core',
      scriptSysId: 'a'.repeat(32),
      style: 'prototype',
      superclass: null,
      isAjaxProcessor: false,
      members: [],
      documentation: '',
      generatedDescription: '',
      deprecated: null,
      tablesRead: [],
      tablesWritten: [],
      range: { lineStart: 1, columnStart: 0, lineEnd: 1, columnEnd: 0 },
    },
    access: 'public',
    callerAccess: 'none',
    clientCallable: false,
    active: true,
    policy: 'none',
    description: '',
    generated: null,
    generation: 1,
    ...fields,
  };
}

function privilege(
  status: PrivilegeRecord['status'],
  fields: Partial<PrivilegeRecord> = {},
): PrivilegeRecord {
  return {
    kind: 'privilege',
    sysId: status,
    sourceScope: 'x_bill',
    targetScope: 'x_core',
    targetName: 'Poster',
    targetType: 'sys_script_include',
    operation: 'execute',
    status,
    updatedOn: '2026-01-01 00:00:00',
    ...fields,
  };
}

function restricted(
  status: RestrictedCallerRecord['status'],
  targetName = 'x_core.Poster',
): RestrictedCallerRecord {
  return {
    kind: 'restricted-caller',
    sysId: status,
    sourceScope: 'x_bill',
    targetScope: 'x_core',
    targetName,
    status,
    updatedOn: '2026-01-01 00:00:00',
  };
}

const privateApi = api({ access: 'package_private' });
const guarded = api({ callerAccess: 'restriction' });

const rows = [
  {
    what: 'public without a row',
    api: api(),
    caller: 'x_bill',
    verdict: 'allowed',
    reason: 'every scope',
  },
  {
    what: 'tracked',
    api: api({ callerAccess: 'tracking' }),
    caller: 'x_bill',
    verdict: 'allowed',
    reason: 'recorded',
  },
  {
    what: 'private of another scope',
    api: privateApi,
    caller: 'x_bill',
    verdict: 'denied',
    reason: 'only x_core',
  },
  {
    what: 'private of the own scope',
    api: privateApi,
    caller: 'x_core',
    verdict: 'allowed',
    reason: 'own scope',
  },
  {
    what: 'private though a privilege allows it',
    api: privateApi,
    caller: 'x_bill',
    privileges: [privilege('allowed')],
    verdict: 'denied',
    reason: 'only x_core',
  },
  {
    what: 'allowed by a privilege',
    api: api(),
    caller: 'x_bill',
    privileges: [privilege('allowed')],
    verdict: 'allowed',
    reason: 'privilege allows',
  },
  {
    what: 'requested',
    api: api(),
    caller: 'x_bill',
    privileges: [privilege('requested')],
    verdict: 'needs-privilege',
    reason: 'requested',
  },
  {
    what: 'denied by a privilege',
    api: api(),
    caller: 'x_bill',
    privileges: [privilege('denied')],
    verdict: 'denied',
    reason: 'denies',
  },
  {
    what: 'denied by one of two privileges',
    api: api(),
    caller: 'x_bill',
    privileges: [privilege('denied'), privilege('allowed')],
    verdict: 'denied',
    reason: 'denies',
  },
  {
    what: 'denied to somebody else',
    api: api(),
    caller: 'x_hr',
    privileges: [privilege('denied')],
    verdict: 'allowed',
    reason: 'every scope',
  },
  {
    what: 'a table of the same name denied',
    api: api(),
    caller: 'x_bill',
    privileges: [privilege('denied', { targetType: 'sys_db_object' })],
    verdict: 'allowed',
    reason: 'every scope',
  },
  {
    what: 'restricted without a row',
    api: guarded,
    caller: 'x_bill',
    verdict: 'needs-privilege',
    reason: 'must allow x_bill',
  },
  {
    what: 'restricted and allowed',
    api: guarded,
    caller: 'x_bill',
    restrictedCallers: [restricted('allowed')],
    verdict: 'allowed',
    reason: 'allowed callers',
  },
  {
    what: 'restricted and allowed by its bare name',
    api: guarded,
    caller: 'x_bill',
    restrictedCallers: [restricted('allowed', 'Poster')],
    verdict: 'allowed',
    reason: 'allowed callers',
  },
  {
    what: 'restricted and requested',
    api: guarded,
    caller: 'x_bill',
    restrictedCallers: [restricted('requested')],
    verdict: 'needs-privilege',
    reason: 'has requested',
  },
  {
    what: 'restricted and invalidated',
    api: guarded,
    caller: 'x_bill',
    restrictedCallers: [restricted('invalidated')],
    verdict: 'needs-privilege',
    reason: 'invalidated',
  },
  {
    what: 'restricted and denied',
    api: guarded,
    caller: 'x_bill',
    restrictedCallers: [restricted('denied')],
    verdict: 'denied',
    reason: 'denies',
  },
] as const;

describe('the access verdict', () => {
  it.each(rows)('of $what is $verdict', (row) => {
    const rules = createAccessRules({
      privileges: 'privileges' in row ? row.privileges : [],
      restrictedCallers: 'restrictedCallers' in row ? row.restrictedCallers : [],
    });
    const { verdict, reason } = rules.verdict(row.caller, row.api);
    expect(verdict).toBe(row.verdict);
    expect(reason).toContain(row.reason);
  });

  it('is denied beside private APIs only to what is named for the scope', () => {
    const rules = createAccessRules({
      privileges: [privilege('denied')],
      restrictedCallers: [restricted('denied', 'Other')],
    });
    expect([...rules.namedFor('x_bill')].sort()).toEqual(['x_core.Other', 'x_core.Poster']);
    expect(rules.namedFor('x_hr').size).toBe(0);
  });
});
