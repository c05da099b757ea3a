/** What the author works on: the instance, and the script with its scope and table. */
import { observable, type Observable } from '../observable.js';

export interface ScriptContext {
  /** sys_id of a saved script, or null for one that is not. */
  readonly sysId: string | null;
  readonly name: string;
  readonly scope: string;
  readonly table: string;
}

export interface Workspace {
  readonly instance: Observable<string | null>;
  readonly script: Observable<ScriptContext>;
}

export function createWorkspace(): Workspace {
  return {
    instance: observable<string | null>(null),
    script: observable<ScriptContext>({
      sysId: null,
      name: 'New script',
      scope: 'global',
      table: 'sys_script',
    }),
  };
}

/** The query that names the instance, to be put behind a path. */
export function instanceQuery(workspace: Workspace): string {
  const instance = workspace.instance.get();
  return instance === null ? '' : `instance=${encodeURIComponent(instance)}`;
}
