/** What every instance holds before anybody stores a record: the application `global`, its properties and its release. */
import { BUILT_IN_TABLES, GLOBAL_SCOPE_ID, type DemoRow } from './demo-row.js';
import { deriveSysId } from './sys-id.js';

/** Rows by table. */
export function platformRecords(): ReadonlyMap<string, readonly DemoRow[]> {
  return new Map([
    ['sys_scope', [globalApplication]],
    ['sys_properties', properties],
    ['sys_upgrade_history', [upgrade]],
    [
      'sys_db_object',
      BUILT_IN_TABLES.map((name) => platformRow('sys_db_object', name, { label: name })),
    ],
  ]);
}

const PLATFORM_TIME = '2020-01-01 00:00:00';

function platformRow(table: string, name: string, values: DemoRow): DemoRow {
  return {
    sys_id: deriveSysId('global', table, name),
    name,
    ...values,
    sys_created_on: PLATFORM_TIME,
    sys_created_by: 'system',
    sys_updated_on: PLATFORM_TIME,
    sys_updated_by: 'system',
    sys_mod_count: '0',
  };
}

const globalApplication: DemoRow = {
  ...platformRow('sys_scope', 'Global', {
    scope: 'global',
    vendor: '',
    version: '',
    active: 'true',
    sys_class_name: 'sys_scope',
    sys_scope: GLOBAL_SCOPE_ID,
    sys_package: GLOBAL_SCOPE_ID,
  }),
  sys_id: GLOBAL_SCOPE_ID,
};

const BUILD = 'glide-zurich-07-01-2025__patch4-09-25-2025';

const properties: readonly DemoRow[] = [
  platformRow('sys_properties', 'glide.buildname', { value: 'Zurich' }),
  platformRow('sys_properties', 'glide.buildtag', { value: BUILD }),
  platformRow('sys_properties', 'glide.war', { value: `${BUILD}.zip` }),
  platformRow('sys_properties', 'instance_name', { value: 'demo' }),
];

const upgrade: DemoRow = platformRow('sys_upgrade_history', 'upgrade', {
  from_version: 'glide-yokohama-12-18-2024__patch9-08-27-2025.zip',
  to_version: `${BUILD}.zip`,
  upgrade_started: PLATFORM_TIME,
  upgrade_finished: PLATFORM_TIME,
});
