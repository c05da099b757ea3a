import type { DestinationStream } from 'pino';
import type { Environment, InstanceSecrets } from '../../connector/index.js';
import type { Configuration } from '../../domain/index.js';
import type { LocalModelStatus } from '../../models/onnx/index.js';
import type { Clock } from '../../sync/index.js';

export interface ServiceOptions {
  /** The folder that holds the mirrors. */
  readonly home: string;
  readonly configuration: Configuration;
  readonly secretsOf: (instance: string) => Promise<InstanceSecrets>;
  /** What callers send as a bearer token; null serves without one, on loopback only. */
  readonly token: string | null;
  /** The configuration's when absent. */
  readonly host?: string;
  /** The configuration's when absent; 0 lets the system choose. */
  readonly port?: number;
  /** Who is meant when a request names no instance; needed only where there are several. */
  readonly defaultInstance?: string;
  /** Where the key of the model and its proxies are looked up; the process's own when absent. */
  readonly environment?: Environment;
  /** Whether it syncs the configured instances by itself, and does what else the configuration has it do unasked. */
  readonly watch: boolean;
  /** What its schedules go by; the machine's when absent. */
  readonly clock?: Clock;
  /** Where the log goes; standard error when absent. */
  readonly logDestination?: DestinationStream;
  /** The folder of the built page; `dist/web` when absent. */
  readonly webFolder?: string;
}

export interface Service {
  /** `http://127.0.0.1:4600` */
  readonly url: string;
  /** Resolves once a suggestion can be asked for: of the default instance where one is named, else of any. Never rejects; stays open when the service is closed before. */
  readonly ready: Promise<void>;
  /** The configured neural models as they stand; warming at first. */
  models(): readonly LocalModelStatus[];
  /** Stops accepting, lets requests in flight end within a bound, cancels jobs at their checkpoint, and closes the mirrors. May be called twice. */
  close(): Promise<void>;
}
