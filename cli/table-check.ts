/** What `connect` and `doctor` found out about an instance, as a person reads it. */
import type { InstanceCheck } from '../connector/index.js';

export function tableCheckLines({ user, release, tables }: InstanceCheck): readonly string[] {
  return [
    `Signed in as ${user}${release === null ? '' : `; release ${release}`}.`,
    ...tables.map(({ table, readable, records, reason }) =>
      readable
        ? `  ok       ${table.padEnd(28)} ${records === null ? '' : `${String(records)} records`}`
        : `  missing  ${table.padEnd(28)} ${reason ?? 'not readable'}`,
    ),
  ];
}
