/**
 * The ranking structures of one instance at one generation. Reading is synchronous; a change is one synchronous
 * step, so that no reader sees half of it.
 */
import { createApiDirectory, type MutableApiDirectory } from '../../analysis/index.js';
import type { PrivilegeRecord, RestrictedCallerRecord } from '../../domain/index.js';
import type { StoredApi } from '../../sync/index.js';
import { GrowableInts } from '../terms/growable-ints.js';
import { LaneIndex } from '../terms/lane-index.js';
import { TermCounts } from '../terms/term-counts.js';
import { TermTable } from '../terms/term-table.js';
import { apiTerms, memberTerms, wordTerms } from './api-terms.js';
import { CallGraph } from './call-graph.js';
import {
  API_TRAIT,
  type ApiEntry,
  type PreparedScript,
  type ScriptEntry,
  type SiteEntry,
} from './entries.js';
import { ScriptRegister } from './script-register.js';

/** Scopes, and what may cross between them. */
export interface AccessRows {
  readonly scopeNames: readonly string[];
  readonly privileges: readonly PrivilegeRecord[];
  readonly restrictedCallers: readonly RestrictedCallerRecord[];
}

export interface MirrorIndexSizes {
  readonly scripts: number;
  readonly apis: number;
  readonly callSites: number;
  readonly terms: number;
  /** Bytes of the typed structures. */
  readonly bytes: number;
}

export class MirrorIndex {
  readonly scripts = new ScriptRegister();
  readonly terms = new TermTable();
  readonly directory: MutableApiDirectory = createApiDirectory([]);
  readonly graph = new CallGraph();
  /** Documents are the APIs' fields. */
  readonly fields = new LaneIndex();
  /** Documents are the call sites' surroundings; a site's number is its document. */
  readonly surroundings = new LaneIndex();
  /** In how many scripts an identifier stands. */
  readonly identifiers = new TermCounts();
  access: AccessRows = { scopeNames: [], privileges: [], restrictedCallers: [] };
  generation = 0;

  readonly #apis: (ApiEntry | null)[] = [];
  readonly #apiNumbers = new Map<string, number>();
  /** By API, for the loops over all of them: the number of its scope, and what of API_TRAIT holds. */
  readonly #apiScopes = new GrowableInts();
  readonly #apiTraits = new GrowableInts();
  readonly #scopeNumbers = new Map<string, number>();
  readonly #fieldApis: number[] = [];
  readonly #sites: (SiteEntry | null)[] = [];
  /** The API and the script of every site, for the loops over thousands of them. */
  readonly #siteApis = new GrowableInts();
  readonly #siteScripts = new GrowableInts();
  readonly #sitesOfApi: (number[] | undefined)[] = [];
  readonly #sitesOfScript = new Map<number, readonly number[]>();
  #livingApis = 0;

  get apiCount(): number {
    return this.#livingApis;
  }

  /** One past the highest number of an API. */
  get apiNumberLimit(): number {
    return this.#apis.length;
  }

  api(number: number): ApiEntry | null {
    return this.#apis[number] ?? null;
  }

  apiByName(api: string): ApiEntry | null {
    const number = this.#apiNumbers.get(api);
    return number === undefined ? null : this.api(number);
  }

  /** The number of a scope; -1 when no API was ever in it. */
  scopeNumber(scope: string): number {
    return this.#scopeNumbers.get(scope) ?? -1;
  }

  /** The number of the scope of a living API. */
  apiScope(api: number): number {
    return this.#apiScopes.at(api);
  }

  /** Sum of what holds of an API in API_TRAIT; 0 when there is none of that number. */
  apiTraits(api: number): number {
    return this.#apiTraits.at(api);
  }

  /** The API whose fields the document holds. */
  apiOfFields(document: number): number {
    return this.#fieldApis[document] ?? -1;
  }

  site(number: number): SiteEntry | null {
    return this.#sites[number] ?? null;
  }

  /** The number of the API that a living site uses. */
  siteApi(site: number): number {
    return this.#siteApis.at(site);
  }

  /** The number of the script in which a living site stands. */
  siteScript(site: number): number {
    return this.#siteScripts.at(site);
  }

  /** Orders sites by script and line, the same way whatever was read first. */
  siteOrder(a: SiteEntry, b: SiteEntry): number {
    return this.scripts.order(a.script, b.script) || a.line - b.line;
  }

  sitesOfApi(api: number): readonly SiteEntry[] {
    return this.#livingSites(this.#sitesOfApi[api] ?? []);
  }

  sitesOfScript(script: number): readonly SiteEntry[] {
    return this.#livingSites(this.#sitesOfScript.get(script) ?? []);
  }

  putApi(stored: StoredApi): void {
    this.removeApi(stored.surface.api);
    const number = this.#apiNumber(stored.surface.api);
    const document = this.fields.add(apiTerms(stored, this.terms));
    this.#fieldApis[document] = number;
    this.#apis[number] = {
      number,
      stored,
      nameWords: wordTerms(stored.surface.name, this.terms),
      document,
      members: memberTerms(stored.surface, this.terms),
    };
    this.directory.set(stored.surface);
    this.#apiScopes.set(number, this.#numberOfScope(stored.surface.scope));
    this.#apiTraits.set(number, traitsOf(stored));
    this.#livingApis += 1;
  }

  removeApi(api: string): void {
    const entry = this.apiByName(api);
    if (entry === null) return;
    this.fields.remove(entry.document);
    this.#apis[entry.number] = null;
    this.#apiTraits.set(entry.number, 0);
    this.directory.delete(api);
    this.#livingApis -= 1;
  }

  putScript(prepared: PreparedScript): void {
    const { record, identifiers, sketch } = prepared;
    this.removeScript(record.sysId);
    const script = this.scripts.add({
      ...record,
      sketch,
      termDocument: this.identifiers.add(identifiers),
    });
    this.#putSites(script, prepared.sites);
  }

  removeScript(sysId: string): void {
    const script = this.scripts.bySysId(sysId);
    if (script === null) return;
    this.graph.remove(script);
    for (const site of this.sitesOfScript(script.number)) {
      this.surroundings.remove(site.number);
      this.#sites[site.number] = null;
      const siblings = this.#sitesOfApi[site.api] ?? [];
      this.#sitesOfApi[site.api] = siblings.filter((number) => number !== site.number);
    }
    this.#sitesOfScript.delete(script.number);
    this.identifiers.remove(script.termDocument);
    this.scripts.remove(script);
  }

  sizes(): MirrorIndexSizes {
    return {
      scripts: this.scripts.count,
      apis: this.apiCount,
      callSites: this.surroundings.living,
      terms: this.terms.size,
      bytes:
        this.terms.byteLength +
        this.fields.byteLength +
        this.surroundings.byteLength +
        this.identifiers.byteLength +
        this.scripts.byteLength,
    };
  }

  #putSites(script: ScriptEntry, prepared: PreparedScript['sites']): void {
    const numbers: number[] = [];
    const apis = new Set<number>();
    for (const { site, terms, text } of prepared) {
      const number = this.surroundings.add(terms);
      const api = this.#apiNumber(site.api);
      const { member, form } = site;
      this.#sites[number] = {
        number,
        script: script.number,
        api,
        member,
        form,
        line: site.range.lineStart,
        text,
      };
      this.#siteApis.set(number, api);
      this.#siteScripts.set(number, script.number);
      (this.#sitesOfApi[api] ??= []).push(number);
      numbers.push(number);
      apis.add(api);
    }
    if (numbers.length > 0) this.#sitesOfScript.set(script.number, numbers);
    this.graph.add(script, apis);
  }

  /** Uses may name an API before (or after) the mirror holds it. */
  #apiNumber(api: string): number {
    const known = this.#apiNumbers.get(api);
    if (known !== undefined) return known;
    const number = this.#apis.length;
    this.#apis.push(null);
    this.#apiNumbers.set(api, number);
    return number;
  }

  #numberOfScope(scope: string): number {
    const known = this.#scopeNumbers.get(scope);
    if (known !== undefined) return known;
    this.#scopeNumbers.set(scope, this.#scopeNumbers.size);
    return this.#scopeNumbers.size - 1;
  }

  #livingSites(numbers: readonly number[]): readonly SiteEntry[] {
    return numbers.map((number) => this.site(number)).filter((site) => site !== null);
  }
}

function traitsOf({ active, clientCallable, access }: StoredApi): number {
  return (
    API_TRAIT.living +
    (active ? API_TRAIT.active : 0) +
    (clientCallable ? API_TRAIT.clientCallable : 0) +
    (access === 'package_private' ? API_TRAIT.packagePrivate : 0)
  );
}
