/**
 * The records that travel from an instance or an export into the mirror, already validated.
 * Times are UTC, written as the platform writes them: `YYYY-MM-DD HH:MM:SS`.
 */

/** A record that holds server (or GlideAjax-calling client) code, whatever its table. */
export interface ScriptRecord {
  readonly kind: 'script';
  /** 32 hexadecimal digits; the identity that survives renames. */
  readonly sysId: string;
  readonly table: string;
  readonly name: string;
  /** Namespace of the owning application: `global` or `x_acme_billing`. */
  readonly scope: string;
  /** sys_id of the application or plug-in that brought it (`sys_package`); empty when unknown. Applications in `global` share the scope, not the package. */
  readonly packageId: string;
  readonly description: string;
  /** The script text; several script fields of one record are joined by a newline. Empty when the instance does not show it. */
  readonly source: string;
  readonly access: ScriptAccess;
  readonly callerAccess: CallerAccess;
  readonly clientCallable: boolean;
  readonly active: boolean;
  readonly policy: ScriptPolicy;
  /** The table that the script runs on (`collection` of a business rule), or null. */
  readonly targetTable: string | null;
  readonly updatedOn: string;
  readonly updatedBy: string;
  readonly modCount: number;
}

/** `package_private` scripts can be called from their own scope only. */
export type ScriptAccess = 'public' | 'package_private';
/** What the platform does with callers of another scope: nothing, record them, or refuse those without a privilege. */
export type CallerAccess = 'none' | 'tracking' | 'restriction';
/** `protected` scripts of Store applications have no readable text. */
export type ScriptPolicy = 'none' | 'read' | 'protected';

/** An application with its namespace. */
export interface ScopeRecord {
  readonly kind: 'scope';
  readonly sysId: string;
  readonly scope: string;
  readonly name: string;
  readonly vendor: string;
  readonly version: string;
  readonly updatedOn: string;
}

/** A row of `sys_scope_privilege`: `sourceScope` may (or may not) use `targetName` of `targetScope`. */
export interface PrivilegeRecord {
  readonly kind: 'privilege';
  readonly sysId: string;
  readonly sourceScope: string;
  readonly targetScope: string;
  readonly targetName: string;
  readonly targetType: string;
  readonly operation: string;
  readonly status: PrivilegeStatus;
  readonly updatedOn: string;
}

/** A row of `sys_restricted_caller_access`: whether `sourceScope` may call a restricted target. */
export interface RestrictedCallerRecord {
  readonly kind: 'restricted-caller';
  readonly sysId: string;
  readonly sourceScope: string;
  readonly targetScope: string;
  readonly targetName: string;
  readonly status: PrivilegeStatus | 'invalidated';
  readonly updatedOn: string;
}

export type PrivilegeStatus = 'requested' | 'allowed' | 'denied';

export type MirrorRecord = ScriptRecord | ScopeRecord | PrivilegeRecord | RestrictedCallerRecord;
