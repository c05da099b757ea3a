/** The parts of one mirror's store, each over the same connection. */
import { AnalysisWriter } from './analysis-writer.js';
import { ApiIndex } from './api-index.js';
import { ApiReader } from './api-reader.js';
import { Generations } from './batch.js';
import { CallSites } from './call-sites.js';
import { Checkpoints } from './checkpoints.js';
import { GeneratedRows } from './generated-rows.js';
import { JobRows } from './job-rows.js';
import { LexicalSearch } from './lexical-search.js';
import { MirrorSize } from './mirror-size.js';
import type { Database } from './open-database.js';
import { ScriptReader } from './script-reader.js';
import { ScriptWriter } from './script-writer.js';
import { SideRecords } from './side-records.js';
import { Snapshots } from './snapshots.js';
import { TextReader } from './text-reader.js';
import { Tombstones } from './tombstones.js';
import { VectorRows } from './vector-rows.js';
import { WriterLock } from './writer-lock.js';

export class MirrorParts {
  readonly generations;
  readonly scripts;
  readonly texts;
  readonly apis;
  readonly generated;
  readonly vectors;
  readonly callSites;
  readonly lexical;
  readonly side;
  readonly size;
  readonly jobs;
  readonly checkpoints;
  readonly snapshots;
  readonly scriptWriter;
  readonly analysisWriter;
  readonly lock;

  constructor(
    readonly database: Database,
    instance: string,
  ) {
    const tombstones = new Tombstones(database);
    const index = new ApiIndex(database, tombstones);
    const generations = new Generations(database);
    this.generations = generations;
    this.scripts = new ScriptReader(database, tombstones);
    this.texts = new TextReader(database, tombstones);
    this.generated = new GeneratedRows(database, index);
    this.apis = new ApiReader(database, tombstones, this.generated);
    this.vectors = new VectorRows(database);
    this.callSites = new CallSites(database, tombstones);
    this.lexical = new LexicalSearch(database, () => generations.current());
    this.side = new SideRecords(database);
    this.size = new MirrorSize(database);
    this.jobs = new JobRows(database, instance);
    this.checkpoints = new Checkpoints(database);
    this.snapshots = new Snapshots(database);
    this.scriptWriter = new ScriptWriter(database, index, tombstones);
    this.analysisWriter = new AnalysisWriter(database, index);
    this.lock = new WriterLock(database, instance);
  }
}
