/** Whether code of one scope may call an API of another: what the instance's own records say. */
import type { PrivilegeRecord, RestrictedCallerRecord, Suggestion } from '../../domain/index.js';
import type { AccessRows } from '../mirror-index/mirror-index.js';
import type { StoredApi } from '../../sync/index.js';

export type AccessVerdict = Suggestion['access'];

export interface AccessRules {
  verdict(callerScope: string, api: StoredApi): AccessVerdict;
  /** The APIs (`scope.Class`) that rows name for a scope: beside private ones, only these can be denied to it. */
  namedFor(callerScope: string): ReadonlySet<string>;
}

/** Prepares the rows for questions: one look-up by caller and target. */
export function createAccessRules({
  privileges,
  restrictedCallers,
}: Omit<AccessRows, 'scopeNames'>): AccessRules {
  const byTarget = new Map<string, PrivilegeRecord>();
  for (const row of privileges) {
    if (row.targetType !== '' && !row.targetType.includes('script_include')) continue;
    keepStricter(byTarget, keyOf(row), row, (kept) => kept.status);
  }
  const restricted = new Map<string, RestrictedCallerRecord>();
  for (const row of restrictedCallers)
    keepStricter(restricted, keyOf(row), row, (kept) => kept.status);
  const named = new Map<string, Set<string>>();
  for (const { sourceScope, targetScope, targetName } of [...privileges, ...restrictedCallers]) {
    const names = named.get(sourceScope) ?? new Set<string>();
    named.set(sourceScope, names.add(`${targetScope}.${className(targetName)}`));
  }
  return {
    namedFor: (callerScope) => named.get(callerScope) ?? new Set<string>(),
    verdict(callerScope, api) {
      const { surface } = api;
      if (surface.scope === callerScope)
        return verdict('allowed', `In the caller's own scope, ${callerScope}.`);
      if (api.access === 'package_private') {
        return verdict('denied', `Package private: only ${surface.scope} may call it.`);
      }
      const key = targetKey(callerScope, surface.scope, surface.name);
      const privilege = byTarget.get(key);
      if (privilege?.status === 'denied') {
        return verdict('denied', `A cross-scope privilege denies it to ${callerScope}.`);
      }
      if (api.callerAccess === 'restriction')
        return restrictedVerdict(callerScope, surface.scope, restricted.get(key));
      if (privilege?.status === 'requested') {
        return verdict(
          'needs-privilege',
          `The cross-scope privilege of ${callerScope} has been requested, not allowed yet.`,
        );
      }
      if (privilege?.status === 'allowed') {
        return verdict('allowed', `A cross-scope privilege allows it to ${callerScope}.`);
      }
      return verdict(
        'allowed',
        api.callerAccess === 'tracking'
          ? 'Public; calls from other scopes are recorded.'
          : 'Public: every scope may call it.',
      );
    },
  };
}

function restrictedVerdict(
  callerScope: string,
  targetScope: string,
  row: RestrictedCallerRecord | undefined,
): AccessVerdict {
  switch (row?.status) {
    case 'allowed':
      return verdict('allowed', `Restricted; ${callerScope} is among its allowed callers.`);
    case 'denied':
      return verdict('denied', `Restricted: ${targetScope} denies it to ${callerScope}.`);
    case 'invalidated':
      return verdict(
        'needs-privilege',
        `Restricted: the access of ${callerScope} was invalidated and must be given anew.`,
      );
    case 'requested':
      return verdict(
        'needs-privilege',
        `Restricted: ${callerScope} has requested access, ${targetScope} has not allowed it yet.`,
      );
    case undefined:
      return verdict(
        'needs-privilege',
        `Restricted: ${targetScope} must allow ${callerScope} as a caller.`,
      );
  }
}

function verdict(value: AccessVerdict['verdict'], reason: string): AccessVerdict {
  return { verdict: value, reason };
}

const STRICTNESS: Readonly<
  Record<PrivilegeRecord['status'] | RestrictedCallerRecord['status'], number>
> = {
  allowed: 0,
  requested: 1,
  invalidated: 2,
  denied: 3,
};

/** Several rows may speak of one target; the platform refuses when one of them does. */
function keepStricter<Row>(
  rows: Map<string, Row>,
  key: string,
  row: Row,
  status: (row: Row) => keyof typeof STRICTNESS,
): void {
  const known = rows.get(key);
  if (known === undefined || STRICTNESS[status(row)] > STRICTNESS[status(known)])
    rows.set(key, row);
}

function keyOf(row: { sourceScope: string; targetScope: string; targetName: string }): string {
  return targetKey(row.sourceScope, row.targetScope, row.targetName);
}

function targetKey(sourceScope: string, targetScope: string, targetName: string): string {
  return `${sourceScope} ${targetScope} ${className(targetName)}`;
}

/** A target is named `Class` or `scope.Class`. */
function className(targetName: string): string {
  return targetName.slice(targetName.lastIndexOf('.') + 1);
}
