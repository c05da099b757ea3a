/** Which namespace a sys_id of sys_scope stands for, as far as an export tells. */
import type { XmlRecord } from './record-xml.js';

/** The tables whose records are applications with a namespace of their own. */
export const APPLICATION_TABLES: ReadonlySet<string> = new Set([
  'sys_app',
  'sys_store_app',
  'sys_scope',
]);

const SYS_ID = /^[0-9a-f]{32}$/i;
/** A namespace; the source of a plug-in has dots. */
const NAMESPACE = /^[a-z][a-z0-9_]{0,39}$/;

export class ExportScopes {
  readonly #scopes = new Map<string, string>();

  /** Every record says something: applications their scope, others their package and API name, update sets theirs. */
  learn({ table, fields }: XmlRecord): void {
    const value = (field: string): string => fields.get(field)?.value ?? '';
    if (APPLICATION_TABLES.has(table)) this.#add(value('sys_id'), value('scope'), true);
    if (table === 'sys_remote_update_set' || table === 'sys_update_set') {
      this.#add(value('application'), value('application_scope'), true);
    }
    if (table === 'sys_script_include') {
      const [scope = ''] = value('api_name').split('.');
      this.#add(value('sys_scope'), value('api_name').includes('.') ? scope : '', true);
    }
    this.#add(value('sys_package'), fields.get('sys_package')?.source ?? '', false);
  }

  /** A value that is not a sys_id is a namespace already (`global`). */
  namespaceOf(value: string): string | undefined {
    if (value === '') return undefined;
    return SYS_ID.test(value) ? this.#scopes.get(value) : value;
  }

  #add(sysId: string, scope: string, isCertain: boolean): void {
    if (!SYS_ID.test(sysId) || !NAMESPACE.test(scope)) return;
    if (isCertain || !this.#scopes.has(sysId)) this.#scopes.set(sysId, scope);
  }
}
