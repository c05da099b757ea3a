import { openConfiguredModel } from '../../../connector/index.js';
import {
  chatKeywords,
  openContextProcess,
  type ContextFinder,
  type KeywordWriter,
} from '../../../predictor/index.js';
import type { ServiceOptions } from '../service-options.js';

/** What finds context for all callers of the service. */
export interface ServiceContext {
  /** Starts its process with the first question. */
  readonly finder: ContextFinder;
  /** Null where the code itself says what to search for; nothing can be sent anywhere then. */
  readonly keywords: KeywordWriter | null;
  close(): Promise<void>;
}

/** As configured. Throws MODEL_NOT_CONFIGURED, MODEL_URL_INVALID and errors of the key's file. */
export async function openServiceContext({
  home,
  configuration,
  environment = process.env,
}: Pick<ServiceOptions, 'home' | 'configuration' | 'environment'>): Promise<ServiceContext> {
  const { keywords, keywordTimeoutMs: timeoutMs } = configuration.context;
  // An author waits for no second attempt.
  const retryPolicy = { maxAttempts: 1 };
  const model =
    keywords === 'static'
      ? null
      : await openConfiguredModel({ home, configuration, environment, retryPolicy });
  const finder = openContextProcess();
  return {
    finder,
    keywords: model === null ? null : chatKeywords({ model, timeoutMs }),
    close() {
      model?.close();
      return finder.close();
    },
  };
}
