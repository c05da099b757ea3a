import { createHash } from 'node:crypto';

/** A stable sys_id: the MD5 of `scope/table/name`, which has the form that the platform's own have. */
export function deriveSysId(scope: string, table: string, name: string): string {
  return createHash('md5').update(`${scope}/${table}/${name}`).digest('hex');
}
