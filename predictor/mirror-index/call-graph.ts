/** Who calls what: scripts by API and APIs by script, with counts by the callers' scope and table. */
import { GrowableInts } from '../terms/growable-ints.js';

export interface CallerCounts {
  /** Numbers of the calling scripts. */
  readonly scripts: ReadonlySet<number>;
  readonly byScope: ReadonlyMap<string, number>;
  readonly byTable: ReadonlyMap<string, number>;
}

interface Callers {
  readonly scripts: Set<number>;
  readonly byScope: Map<string, number>;
  readonly byTable: Map<string, number>;
}

const NOBODY: CallerCounts = { scripts: new Set(), byScope: new Map(), byTable: new Map() };

export class CallGraph {
  readonly #callers = new Map<number, Callers>();
  readonly #called = new Map<number, ReadonlySet<number>>();
  /** By API: how many scripts, and scripts of how many scopes, call it. */
  readonly #scripts = new GrowableInts();
  readonly #scopes = new GrowableInts();
  /** By scope of the callers: how many scripts of it call an API. */
  readonly #calledFrom = new Map<string, Map<number, number>>();

  /** States which APIs a script calls; what was known of the script must have been taken back before. */
  add(script: { number: number; scope: string; table: string }, apis: ReadonlySet<number>): void {
    if (apis.size === 0) return;
    this.#called.set(script.number, apis);
    for (const api of apis) {
      const callers = this.#callers.get(api) ?? {
        scripts: new Set(),
        byScope: new Map(),
        byTable: new Map(),
      };
      this.#callers.set(api, callers);
      callers.scripts.add(script.number);
      count(callers.byScope, script.scope, 1);
      count(this.#ofScope(script.scope), api, 1);
      this.#scripts.set(api, callers.scripts.size);
      this.#scopes.set(api, callers.byScope.size);
      count(callers.byTable, script.table, 1);
    }
  }

  remove(script: { number: number; scope: string; table: string }): void {
    for (const api of this.called(script.number)) {
      const callers = this.#callers.get(api);
      if (callers === undefined) continue;
      callers.scripts.delete(script.number);
      count(callers.byScope, script.scope, -1);
      count(this.#ofScope(script.scope), api, -1);
      this.#scripts.set(api, callers.scripts.size);
      this.#scopes.set(api, callers.byScope.size);
      count(callers.byTable, script.table, -1);
    }
    this.#called.delete(script.number);
  }

  callers(api: number): CallerCounts {
    return this.#callers.get(api) ?? NOBODY;
  }

  /** How many scripts call the API. */
  callingScripts(api: number): number {
    return this.#scripts.at(api);
  }

  /** Scripts of how many scopes call the API. */
  callingScopes(api: number): number {
    return this.#scopes.at(api);
  }

  /** The APIs that scripts of a scope call, each with how many of them do. */
  calledFrom(scope: string): ReadonlyMap<number, number> {
    return this.#calledFrom.get(scope) ?? new Map<number, number>();
  }

  /** The APIs that a script calls. */
  called(script: number): ReadonlySet<number> {
    return this.#called.get(script) ?? new Set();
  }

  #ofScope(scope: string): Map<number, number> {
    const calls = this.#calledFrom.get(scope) ?? new Map<number, number>();
    this.#calledFrom.set(scope, calls);
    return calls;
  }
}

function count<Key>(counts: Map<Key, number>, key: Key, amount: number): void {
  const sum = (counts.get(key) ?? 0) + amount;
  if (sum === 0) counts.delete(key);
  else counts.set(key, sum);
}
