/** The store over one SQLite file, in the thread that calls: reading, and with it jobs and writing. */
import type { ApiSurface, Job, JobKind, JobProgress, MirrorRecord } from '../../domain/index.js';
import type {
  AnalysedScript,
  JobOutcome,
  LinkedScript,
  Snapshot,
  Store,
  StoredScript,
  TableCheckpoint,
  UnlinkedScript,
  WriterHolder,
} from '../store.js';
import type { StoredVector, VectorSpace } from '../stored-vector.js';
import type { WrittenDocumentation } from '../written-documentation.js';
import type { Batch } from './batch.js';
import { isSideTable } from './side-records.js';
import { SqliteReader } from './sqlite-reader.js';
import type { Writer } from './writer-lock.js';

export class SqliteStore extends SqliteReader implements Store {
  createJob(kind: JobKind, params: Readonly<Record<string, unknown>>): Promise<Job> {
    return this.#transact(() => this.parts.jobs.create(kind, params));
  }

  job(id: string): Promise<Job | null> {
    return this.run(() => this.parts.jobs.find(id));
  }

  jobs(limit: number): Promise<readonly Job[]> {
    return this.run(() => this.parts.jobs.newest(limit));
  }

  startJob(id: string): Promise<Job> {
    return this.#transact(() => this.parts.jobs.start(id));
  }

  updateJob(id: string, progress: JobProgress): Promise<void> {
    return this.#transact(() => {
      this.parts.jobs.update(id, progress);
    });
  }

  finishJob(id: string, outcome: JobOutcome): Promise<Job> {
    return this.#transact(() => this.parts.jobs.finish(id, outcome));
  }

  async applyPage(page: {
    readonly source: string;
    readonly records: readonly MirrorRecord[];
    readonly checkpoint: TableCheckpoint | null;
  }): Promise<{ generation: number; changed: number }> {
    const { result, generation } = await this.#write((batch) => {
      const changed = page.records.filter((record) =>
        record.kind === 'script'
          ? this.parts.scriptWriter.write(record, batch)
          : this.parts.side.write(record, batch),
      );
      if (page.checkpoint !== null) this.parts.checkpoints.write(page.source, page.checkpoint);
      return changed.length;
    });
    return { generation, changed: result };
  }

  checkpoint(source: string, table: string): Promise<TableCheckpoint | null> {
    return this.run(() => this.parts.checkpoints.read(source, table));
  }

  async remove(
    table: string,
    sysIds: readonly string[],
  ): Promise<{ generation: number; removed: number }> {
    const { result, generation } = await this.#write((batch) => {
      const removed = sysIds.filter((sysId) =>
        isSideTable(table)
          ? this.parts.side.remove(table, sysId, batch)
          : this.parts.scriptWriter.remove(table, sysId, batch),
      );
      return removed.length;
    });
    return { generation, removed: result };
  }

  async finishSnapshot(kind: Snapshot['kind']): Promise<Snapshot> {
    const { result } = await this.#write(() =>
      this.parts.snapshots.finish(this.parts.generations.current(), kind),
    );
    return result;
  }

  mirroredIds(table: string, packages: readonly string[] | null): Promise<readonly string[]> {
    return this.run(() =>
      isSideTable(table)
        ? this.parts.side.ids(table, packages)
        : this.parts.scripts.ids(table, packages),
    );
  }

  async recordReconciliation(): Promise<void> {
    await this.#write(() => {
      this.parts.snapshots.recordReconciliation();
    });
  }

  pendingCount(): Promise<number> {
    return this.run(() => this.parts.scripts.pendingCount());
  }

  pendingScripts(
    limit: number,
  ): Promise<readonly (StoredScript & { readonly analysisKey: string })[]> {
    return this.run(() => this.parts.scripts.pending(limit));
  }

  async applyAnalyses(items: readonly AnalysedScript[]): Promise<{ generation: number }> {
    const { generation } = await this.#write((batch) => {
      for (const item of items) this.parts.analysisWriter.write(item, batch);
    });
    return { generation };
  }

  unlinkedCount(): Promise<number> {
    return this.run(() => this.parts.callSites.queueLength());
  }

  unlinkedScripts(limit: number): Promise<readonly UnlinkedScript[]> {
    return this.run(() => this.parts.callSites.queued(limit));
  }

  surfacesNamed(names: readonly string[]): Promise<readonly ApiSurface[]> {
    return this.run(() => this.parts.apis.named(names));
  }

  async applyCallSites(items: readonly LinkedScript[]): Promise<{ generation: number }> {
    const { generation } = await this.#write((batch) => {
      for (const item of items) this.parts.callSites.write(item, batch);
    });
    return { generation };
  }

  async applyDocumentation(
    items: readonly WrittenDocumentation[],
  ): Promise<{ generation: number; stored: number }> {
    const { result, generation } = await this.#write(
      (batch) => items.filter((item) => this.parts.generated.write(item, batch)).length,
    );
    return { generation, stored: result };
  }

  async removeDocumentation(): Promise<{ generation: number; removed: number }> {
    const { result, generation } = await this.#write((batch) => this.parts.generated.clear(batch));
    return { generation, removed: result };
  }

  async applyVectors(
    space: VectorSpace,
    items: readonly StoredVector[],
  ): Promise<{ stored: number }> {
    const { result } = await this.#write(() => this.parts.vectors.write(space, items));
    return { stored: result };
  }

  async optimise(): Promise<void> {
    await this.#write(() => {
      this.parts.lexical.optimise();
    });
    await this.run(() => this.parts.database.pragma('optimize'));
  }

  acquireWriter(holder: WriterHolder): Promise<string> {
    return this.run(() =>
      this.parts.lock.acquire(holder, () => {
        this.parts.jobs.interruptAbandoned();
        this.parts.analysisWriter.expireOtherVersions();
      }),
    );
  }

  joinWriter(token: string): Promise<void> {
    return this.run(() => {
      this.parts.lock.join(token);
    });
  }

  releaseWriter(): Promise<void> {
    return this.run(() => {
      this.parts.lock.release();
    });
  }

  holdsWriter(): Promise<boolean> {
    return this.run(() => this.parts.lock.held);
  }

  writer(): Promise<Writer | null> {
    return this.run(() => this.parts.lock.current());
  }

  /** Gives the writer's lock back and closes the file. Closing twice does no harm. */
  close(): Promise<void> {
    return this.run(() => {
      if (!this.parts.database.open) return;
      try {
        this.parts.lock.release();
      } finally {
        this.parts.database.close();
      }
    });
  }

  /** A transaction that makes a generation when it changes something, under the writer's lock. */
  #write<Result>(work: (batch: Batch) => Result): Promise<{ result: Result; generation: number }> {
    return this.#transact(() => {
      this.parts.lock.renew();
      return this.parts.generations.next(work);
    });
  }

  #transact<Result>(work: () => Result): Promise<Result> {
    return this.run(() => this.parts.database.transaction(work).immediate());
  }
}
