/** Reading a mirror over one SQLite file, in the thread that calls. */
import type {
  ApiSurface,
  CallSite,
  MirrorStatus,
  PrivilegeRecord,
  RestrictedCallerRecord,
  ScopeRecord,
} from '../../domain/index.js';
import type {
  ApiFilter,
  CallSiteFilter,
  Changes,
  LexicalHit,
  LexicalQuery,
  MirrorReader,
  Page,
  ScriptFilter,
  ScriptSummary,
  Snapshot,
  StoredApi,
  StoredScript,
} from '../store.js';
import { MirrorParts } from './mirror-parts.js';
import type { EmbeddedText, StoredVector, VectorSpace } from '../stored-vector.js';
import { openDatabase } from './open-database.js';
import { translateSqliteError } from './sqlite-errors.js';

type PageRequest = Parameters<MirrorReader['scripts']>[1];

export interface SqliteStoreOptions {
  readonly file: string;
  readonly instance: string;
  /** Makes the file when it is not there. */
  readonly create: boolean;
}

export class SqliteReader implements MirrorReader {
  readonly instance: string;
  protected readonly parts: MirrorParts;
  readonly #file: string;

  /** Opens the file; throws as `openDatabase` does. */
  constructor({ file, instance, create }: SqliteStoreOptions) {
    this.instance = instance;
    this.#file = file;
    const database = openDatabase(file, instance, create);
    try {
      this.parts = new MirrorParts(database, instance);
    } catch (error) {
      database.close();
      throw translateSqliteError(error, file);
    }
  }

  generation(): Promise<number> {
    return this.run(() => this.parts.generations.current());
  }

  status(): Promise<MirrorStatus> {
    return this.run(() =>
      this.parts.database.transaction(() => ({
        instance: this.instance,
        generation: this.parts.generations.current(),
        ...this.parts.size.read(),
      }))(),
    );
  }

  script(sysId: string): Promise<StoredScript | null> {
    return this.run(() => this.parts.scripts.bySysId(sysId));
  }

  findScript(nameOrSysId: string): Promise<StoredScript | null> {
    return this.run(() => this.parts.scripts.find(nameOrSysId));
  }

  scripts(filter: ScriptFilter, page: PageRequest): Promise<Page<ScriptSummary>> {
    return this.run(() => this.parts.scripts.list(filter, page));
  }

  scriptChanges(generation: number, page: PageRequest): Promise<Changes<StoredScript>> {
    return this.run(() => this.parts.scripts.changes(generation, page));
  }

  changedScriptCount(generation: number): Promise<number> {
    return this.run(() => this.parts.scripts.changedCount(generation));
  }

  api(api: string): Promise<StoredApi | null> {
    return this.run(() => this.parts.apis.one(api));
  }

  apis(filter: ApiFilter, page: PageRequest): Promise<Page<StoredApi>> {
    return this.run(() => this.parts.apis.list(filter, page));
  }

  apiChanges(generation: number, page: PageRequest): Promise<Changes<StoredApi>> {
    return this.run(() => this.parts.apis.changes(generation, page));
  }

  callSites(filter: CallSiteFilter, page: PageRequest): Promise<Page<CallSite>> {
    return this.run(() => this.parts.callSites.list(filter, page));
  }

  callSiteChanges(
    generation: number,
    page: PageRequest,
  ): Promise<Changes<{ scriptSysId: string; callSites: readonly CallSite[] }>> {
    return this.run(() => this.parts.callSites.changes(generation, page));
  }

  searchApis(query: LexicalQuery): Promise<readonly LexicalHit[]> {
    return this.run(() => this.parts.lexical.search(query));
  }

  vectorStamp(): Promise<number> {
    return this.run(() => this.parts.vectors.stamp());
  }

  vectorHashes(space: VectorSpace, page: PageRequest): Promise<Page<EmbeddedText>> {
    return this.run(() => this.parts.vectors.hashes(space, page));
  }

  vectorChanges(space: VectorSpace, stamp: number, page: PageRequest): Promise<Page<StoredVector>> {
    return this.run(() => this.parts.vectors.changes(space, stamp, page));
  }

  scopes(): Promise<readonly ScopeRecord[]> {
    return this.run(() => this.parts.side.scopes());
  }

  privileges(): Promise<readonly PrivilegeRecord[]> {
    return this.run(() => this.parts.side.privileges());
  }

  restrictedCallers(): Promise<readonly RestrictedCallerRecord[]> {
    return this.run(() => this.parts.side.restrictedCallers());
  }

  snapshots(): Promise<readonly Snapshot[]> {
    return this.run(() => this.parts.apis.snapshots());
  }

  surfacesAt(generation: number, page: PageRequest): Promise<Page<ApiSurface>> {
    return this.run(() => this.parts.apis.at(generation, page));
  }

  identity(): Promise<string> {
    return this.run(() => this.parts.snapshots.identity());
  }

  lastReconciliation(): Promise<string | null> {
    return this.run(() => this.parts.snapshots.lastReconciliation());
  }

  textBytes(): Promise<number> {
    return this.run(() => this.parts.texts.bytes());
  }

  changedBuckets(generation: number): Promise<readonly number[]> {
    return this.run(() => this.parts.texts.changedBuckets(generation));
  }

  texts(
    buckets: readonly number[],
    page: PageRequest,
  ): Promise<Page<{ sysId: string; source: string }>> {
    return this.run(() => this.parts.texts.texts(buckets, page));
  }

  /** What throws in `work` becomes a rejection with the project's own errors. */
  protected run<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      try {
        resolve(work());
      } catch (error) {
        reject(asError(translateSqliteError(error, this.#file)));
      }
    });
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
