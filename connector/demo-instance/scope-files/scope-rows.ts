/** Sample scopes turned into the records that an instance would hold. */
import { SCRIPT_INCLUDE_TABLE, scriptTable } from '../../../domain/index.js';
import { createDemoData, type DemoData } from '../data/demo-data.js';
import { deriveSysId } from '../data/sys-id.js';
import { GLOBAL_SCOPE_ID, type DemoRow } from '../data/demo-row.js';
import type { DemoScope, DemoScript } from './demo-scopes.js';

const CREATED_ON = '2021-01-04 08:00:00';

/** An instance that holds `scopes`, with stable sys_ids: the same files give the same records. */
export function dataOfScopes(scopes: readonly DemoScope[]): DemoData {
  const data = createDemoData();
  data.load('sys_scope', scopes.map(applicationRow));
  for (const scope of scopes) {
    for (const script of scope.scripts) data.load(script.table, [scriptRow(script)]);
    data.load('sys_scope_privilege', scope.privileges.map(privilegeRow(scope)));
    data.load('sys_restricted_caller_access', scope.restrictedCallers.map(restrictionRow(scope)));
  }
  return data;
}

function applicationId(scope: string): string {
  return scope === 'global' ? GLOBAL_SCOPE_ID : deriveSysId(scope, 'sys_scope', scope);
}

function applicationRow(scope: DemoScope): DemoRow {
  const sysId = applicationId(scope.scope);
  return {
    ...ownership(scope.scope, 'sys_scope', scope.scope, lastUpdate(scope), 'admin', 0),
    sys_id: sysId,
    scope: scope.scope,
    name: scope.name,
    vendor: scope.vendor,
    version: scope.version,
    short_description: scope.description,
    active: 'true',
    sys_class_name: scope.scope === 'global' ? 'sys_scope' : 'sys_app',
  };
}

function scriptRow(script: DemoScript): DemoRow {
  const { scope, table, name, updatedOn, updatedBy, modCount } = script;
  const description = scriptTable(table);
  const [scriptField = 'script'] = description?.scriptFields ?? [];
  return {
    ...ownership(scope, table, name, updatedOn, updatedBy, modCount),
    [description?.nameField ?? 'name']: name,
    sys_name: name,
    sys_policy: script.policy,
    active: String(script.active),
    description: script.description,
    ...(table === SCRIPT_INCLUDE_TABLE ? scriptIncludeColumns(script) : {}),
    ...script.fields,
    [scriptField]: script.source,
  };
}

function scriptIncludeColumns(script: DemoScript): DemoRow {
  return {
    api_name: `${script.scope}.${script.name}`,
    access: script.access,
    caller_access: script.callerAccess,
    client_callable: String(script.clientCallable),
  };
}

function privilegeRow(scope: DemoScope): (privilege: DemoScope['privileges'][number]) => DemoRow {
  return ({ targetScope, targetName, targetType, operation, status }) => {
    const name = `${targetScope}.${targetName}/${targetType}/${operation}`;
    return {
      ...ownership(scope.scope, 'sys_scope_privilege', name, lastUpdate(scope), 'admin', 0),
      source_scope: applicationId(scope.scope),
      target_scope: applicationId(targetScope),
      target_name: targetName,
      target_type: targetType,
      operation,
      status,
    };
  };
}

function restrictionRow(
  scope: DemoScope,
): (restriction: DemoScope['restrictedCallers'][number]) => DemoRow {
  return ({ target, callerScope, status }) => {
    const [targetScope = scope.scope, targetName = ''] = target.split('.', 2);
    const table = 'sys_restricted_caller_access';
    const name = `${callerScope}/${target}`;
    return {
      ...ownership(scope.scope, table, name, lastUpdate(scope), 'admin', 0),
      source_scope: applicationId(callerScope),
      source_type: 'scope',
      source_table: 'sys_scope',
      source: applicationId(callerScope),
      target_scope: applicationId(targetScope),
      target_type: 'script_include',
      target_table: SCRIPT_INCLUDE_TABLE,
      target: deriveSysId(targetScope, SCRIPT_INCLUDE_TABLE, targetName),
      target_name: targetName,
      operation: 'execute',
      status,
    };
  };
}

function ownership(
  scope: string,
  table: string,
  name: string,
  updatedOn: string,
  updatedBy: string,
  modCount: number,
): DemoRow {
  const application = applicationId(scope);
  return {
    sys_id: deriveSysId(scope, table, name),
    sys_created_on: updatedOn < CREATED_ON ? updatedOn : CREATED_ON,
    sys_created_by: updatedBy,
    sys_updated_on: updatedOn,
    sys_updated_by: updatedBy,
    sys_mod_count: String(modCount),
    sys_scope: application,
    sys_package: application,
    sys_class_name: table,
  };
}

function lastUpdate(scope: DemoScope): string {
  return scope.scripts.map((script) => script.updatedOn).reduce(later, CREATED_ON);
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}
