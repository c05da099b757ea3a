/**
 * The mirror's store: one interface, asynchronous, opened for one instance.
 * SQLite is its first implementation (`sqlite/`); nothing outside this folder knows which it is.
 */
import type {
  ApiSurface,
  CallSite,
  GeneratedDocumentation,
  Job,
  JobKind,
  JobProgress,
  MirrorRecord,
  MirrorStatus,
  PrivilegeRecord,
  RestrictedCallerRecord,
  ScopeRecord,
  ScriptRecord,
} from '../domain/index.js';
import type { Reference, ScriptAnalysis } from '../analysis/index.js';
import type { TableCursor } from '../connector/index.js';
import type { LexicalDocument } from './lexical/lexical-document.js';
import type { EmbeddedText, StoredVector, VectorSpace } from './stored-vector.js';
import type { WrittenDocumentation } from './written-documentation.js';

/** A script with the generation of its last change. */
export interface StoredScript extends ScriptRecord {
  readonly generation: number;
  /** SHA-256 of the source, hexadecimal. */
  readonly contentHash: string;
  /** How it could be parsed; `pending` until it has been analysed. */
  readonly parse: ScriptAnalysis['parse'] | 'pending';
}

/** A script without its text, for lists. */
export type ScriptSummary = Omit<StoredScript, 'source'>;

export interface StoredApi {
  readonly surface: ApiSurface;
  readonly access: ScriptRecord['access'];
  readonly callerAccess: ScriptRecord['callerAccess'];
  readonly clientCallable: boolean;
  readonly active: boolean;
  readonly policy: ScriptRecord['policy'];
  /** The record's description field. */
  readonly description: string;
  /** What a model wrote for the text that the script has now; the surface holds its author's words alone. */
  readonly generated: GeneratedDocumentation | null;
  readonly generation: number;
}

/**
 * What changed after a generation. Apply `deleted` first, then `items`: an identity that was removed and came back is an item only.
 * Note the generation before the first page and ask from there next time: what changes meanwhile then comes again.
 */
export interface Changes<Item> {
  readonly items: readonly Item[];
  /** Identities, all of them with the first page; empty when reading from generation 0. */
  readonly deleted: readonly string[];
  /** Pass to the next call; null when there is no more. */
  readonly next: string | null;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Pass as `after` to go on; null on the last page. */
  readonly next: string | null;
}

export interface ScriptFilter {
  readonly table?: string;
  readonly scope?: string;
  /** Part of the name, any case. */
  readonly search?: string;
}

export interface ApiFilter {
  readonly scope?: string;
  readonly search?: string;
}

export interface CallSiteFilter {
  readonly api?: string;
  readonly scriptSysId?: string;
}

/** One field-weighted full-text question over the APIs. */
export interface LexicalQuery {
  /** Identifiers and words; the store quotes them. Duplicates count once. */
  readonly terms: readonly string[];
  readonly limit: number;
  /** Leaves out what a model wrote; it is searched too by default. */
  readonly withoutGenerated?: boolean;
}

export interface LexicalHit {
  readonly api: string;
  /** BM25, higher is better. */
  readonly score: number;
}

export interface Snapshot {
  readonly generation: number;
  readonly kind: 'sync' | 'import';
  /** ISO 8601 */
  readonly finishedAt: string;
}

/** Reading: any number of processes at once. */
export interface MirrorReader {
  readonly instance: string;
  generation(): Promise<number>;
  status(): Promise<MirrorStatus>;

  script(sysId: string): Promise<StoredScript | null>;
  /** By sys_id, `scope.name`, or name; among several of a name the only Script Include, or the only one, or null. */
  findScript(nameOrSysId: string): Promise<StoredScript | null>;
  scripts(
    filter: ScriptFilter,
    page: { after?: string; limit: number },
  ): Promise<Page<ScriptSummary>>;
  /** Scripts whose record changed after `generation`, with their text; 0 reads all. */
  scriptChanges(
    generation: number,
    page: { after?: string; limit: number },
  ): Promise<Changes<StoredScript>>;
  /** How many scripts have come, changed or gone after `generation`; 0 counts those that are there. */
  changedScriptCount(generation: number): Promise<number>;

  api(api: string): Promise<StoredApi | null>;
  apis(filter: ApiFilter, page: { after?: string; limit: number }): Promise<Page<StoredApi>>;
  apiChanges(
    generation: number,
    page: { after?: string; limit: number },
  ): Promise<Changes<StoredApi>>;

  callSites(
    filter: CallSiteFilter,
    page: { after?: string; limit: number },
  ): Promise<Page<CallSite>>;
  /** Call sites of scripts whose sites changed after `generation`, whole scripts at a time; `deleted` are script sys_ids without sites. */
  callSiteChanges(
    generation: number,
    page: { after?: string; limit: number },
  ): Promise<Changes<{ readonly scriptSysId: string; readonly callSites: readonly CallSite[] }>>;

  searchApis(query: LexicalQuery): Promise<readonly LexicalHit[]>;

  /** Counts the writes of vectors, which make no generation: at another number there are other vectors. */
  vectorStamp(): Promise<number>;
  /** Which texts have a vector in a space. */
  vectorHashes(
    space: VectorSpace,
    page: { after?: string; limit: number },
  ): Promise<Page<EmbeddedText>>;
  /**
   * The vectors of a space that were written after `stamp`; 0 reads all. Those of removed scripts are gone with them. Note
   * the stamp before the first page and ask from there next time.
   */
  vectorChanges(
    space: VectorSpace,
    stamp: number,
    page: { after?: string; limit: number },
  ): Promise<Page<StoredVector>>;

  scopes(): Promise<readonly ScopeRecord[]>;
  privileges(): Promise<readonly PrivilegeRecord[]>;
  restrictedCallers(): Promise<readonly RestrictedCallerRecord[]>;

  /** Newest first. */
  snapshots(): Promise<readonly Snapshot[]>;
  /** The surfaces as they were at a kept snapshot; throws SNAPSHOT_UNKNOWN for any other generation. */
  surfacesAt(
    generation: number,
    page: { after?: string; limit: number },
  ): Promise<Page<ApiSurface>>;

  /** A name that the mirror got when it was made: what was derived from another mirror does not fit this one. */
  identity(): Promise<string>;
  /** When deletions were last looked for, ISO 8601, or null. */
  lastReconciliation(): Promise<string | null>;
  /** Bytes of UTF-8 that all script texts have together. */
  textBytes(): Promise<number>;
  /** Buckets (`bucketOf(sysId)`) in which a script changed or went after `generation`; 0 names all that hold one. */
  changedBuckets(generation: number): Promise<readonly number[]>;
  /** The texts of some buckets, in the order of sys_id. */
  texts(
    buckets: readonly number[],
    page: { after?: string; limit: number },
  ): Promise<Page<{ readonly sysId: string; readonly source: string }>>;
}

/** Jobs may be written by every process that holds the store open; each write is one short transaction. */
export interface JobStore {
  createJob(kind: JobKind, params: Readonly<Record<string, unknown>>): Promise<Job>;
  job(id: string): Promise<Job | null>;
  /** Newest first. */
  jobs(limit: number): Promise<readonly Job[]>;
  startJob(id: string): Promise<Job>;
  updateJob(id: string, progress: JobProgress): Promise<void>;
  /** A job that has ended already keeps its outcome. */
  finishJob(id: string, outcome: JobOutcome): Promise<Job>;
}

export type JobOutcome =
  | { readonly state: 'done'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly state: 'failed'; readonly error: NonNullable<Job['error']> }
  | { readonly state: 'cancelled' | 'interrupted' };

export interface TableCheckpoint {
  readonly table: string;
  /** Which run of sync the cursor belongs to: `full:<started>` or `incremental`. */
  readonly run: string;
  readonly cursor: TableCursor | null;
  readonly finished: boolean;
}

/** What analysing one script gave. */
export interface AnalysedScript {
  readonly sysId: string;
  /** As `pendingScripts` gave it: a script that has changed since stays pending. */
  readonly analysisKey: string;
  readonly analysis: ScriptAnalysis;
  /** Null for scripts that offer no API. */
  readonly document: LexicalDocument | null;
}

/** A script whose references are to be resolved (again). */
export interface UnlinkedScript {
  readonly script: Pick<ScriptRecord, 'sysId' | 'scope' | 'name' | 'table'>;
  readonly references: readonly Reference[];
}

/** What linking one script gave. */
export interface LinkedScript {
  readonly scriptSysId: string;
  readonly callSites: readonly CallSite[];
  /** Names of the classes that were looked up, found or not, each once: when one of them changes, the script is linked again. */
  readonly dependsOn: readonly string[];
}

/**
 * Writing: one process, which holds the writer's lock. Every method is one transaction, and renews the lock's heartbeat in it.
 * Without the lock they throw MIRROR_LOCK_LOST.
 */
export interface MirrorWriter {
  /** Upserts a page and its checkpoint together; unchanged records are left alone. Makes a generation when something changed. */
  applyPage(page: {
    readonly source: string;
    readonly records: readonly MirrorRecord[];
    readonly checkpoint: TableCheckpoint | null;
  }): Promise<{ readonly generation: number; readonly changed: number }>;
  checkpoint(source: string, table: string): Promise<TableCheckpoint | null>;
  /** Removes records of a table by sys_id, with everything derived from them. */
  remove(
    table: string,
    sysIds: readonly string[],
  ): Promise<{ readonly generation: number; readonly removed: number }>;
  /** Marks the current generation as a snapshot and forgets what only snapshots older than the last 20 needed. */
  finishSnapshot(kind: Snapshot['kind']): Promise<Snapshot>;
  /** sys_ids that the mirror holds of a table, all of them or those that belong to `packages`. */
  mirroredIds(table: string, packages: readonly string[] | null): Promise<readonly string[]>;
  /** Notes that deletions have been looked for. */
  recordReconciliation(): Promise<void>;

  /** How many scripts wait for analysis. */
  pendingCount(): Promise<number>;
  pendingScripts(
    limit: number,
  ): Promise<readonly (StoredScript & { readonly analysisKey: string })[]>;
  /** Stores analyses and queues for linking what they bear on: the scripts themselves and those that depend on a changed API. */
  applyAnalyses(items: readonly AnalysedScript[]): Promise<{ readonly generation: number }>;
  /** How many scripts wait for linking. */
  unlinkedCount(): Promise<number>;
  unlinkedScripts(limit: number): Promise<readonly UnlinkedScript[]>;
  /** The surfaces whose class has one of these names, in any scope. */
  surfacesNamed(names: readonly string[]): Promise<readonly ApiSurface[]>;
  /** Stores the call sites of scripts and takes these from the queue. */
  applyCallSites(items: readonly LinkedScript[]): Promise<{ readonly generation: number }>;
  /** Stores what a model wrote, in place of what one wrote for the scripts before; whether their texts were still those. */
  applyDocumentation(
    items: readonly WrittenDocumentation[],
  ): Promise<{ readonly generation: number; readonly stored: number }>;
  /** Removes all that a model wrote; `removed` counts APIs. */
  removeDocumentation(): Promise<{ readonly generation: number; readonly removed: number }>;
  /** Stores vectors of scripts that are there, in place of those that they had in any space; makes no generation. */
  applyVectors(
    space: VectorSpace,
    items: readonly StoredVector[],
  ): Promise<{ readonly stored: number }>;
  /** Tidies the file after large changes. */
  optimise(): Promise<void>;

  /**
   * Takes the lock, an abandoned one too (no heartbeat for 15 seconds, or its process is gone from this host), and keeps its heartbeat going.
   * Jobs that a holder before left unfinished become `interrupted`. Throws MIRROR_LOCKED when somebody else holds it; holding it already is no harm.
   * Gives the token with which a worker of this process can join.
   */
  acquireWriter(holder: WriterHolder): Promise<string>;
  /** Writes under a lock that another store of this process has taken and keeps. Throws MIRROR_LOCK_LOST when it is gone. */
  joinWriter(token: string): Promise<void>;
  releaseWriter(): Promise<void>;
  /** Whether this store has taken or joined the lock. */
  holdsWriter(): Promise<boolean>;
  /** Who holds the lock, or null when nobody does or its holder is gone. */
  writer(): Promise<
    (WriterHolder & { readonly since: string; readonly heartbeatAt: string }) | null
  >;
}

export interface WriterHolder {
  readonly pid: number;
  readonly host: string;
  /** Where a service takes jobs for this mirror, or null for a command. */
  readonly serviceUrl: string | null;
}

export interface Store extends MirrorReader, JobStore, MirrorWriter {
  close(): Promise<void>;
}
