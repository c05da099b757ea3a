import type { Logger } from 'pino';
import { OneAtATime } from '../../../jobs/index.js';
import type { ServiceOptions } from '../service-options.js';

/** The work that a service begins unasked, one of its instances at a time; null where it does not. */
export interface AutomaticTurns {
  readonly training: OneAtATime | null;
  readonly documentation: OneAtATime | null;
  readonly embedding: OneAtATime | null;
}

/** As configured; the log says where a model is to document APIs and none is configured. */
export function automaticTurns(
  {
    watch,
    configuration: { training, model, suggest },
  }: Pick<ServiceOptions, 'watch' | 'configuration'>,
  log: Logger,
): AutomaticTurns {
  const setting =
    model.baseUrl === null ? 'model.baseUrl' : model.name === null ? 'model.name' : null;
  const isDocumenting = watch && model.documentation;
  if (isDocumenting && setting !== null) {
    const code = 'MODEL_NOT_CONFIGURED';
    log.warn({ code, setting }, `no API is documented, because ${setting} is not set`);
  }
  return {
    training: watch && training.automatic ? new OneAtATime() : null,
    documentation: isDocumenting && setting === null ? new OneAtATime() : null,
    embedding: watch && suggest.embedder !== null ? new OneAtATime() : null,
  };
}
