/** What the handlers of the routes work with. */
import type { LocalModels } from '../../../models/onnx/index.js';
import type { Expander } from '../../../predictor/index.js';
import type { ServiceContext } from '../context/service-context.js';
import type { Instances } from '../instances/instances.js';
import type { InstanceFigures, ServiceMetrics } from '../monitoring/service-metrics.js';
import type { ServiceOptions } from '../service-options.js';

export interface RouteDependencies {
  readonly instances: Instances;
  readonly metrics: ServiceMetrics;
  readonly service: ServiceOptions;
  /** What widens the queries of suggestions; null where nothing does. */
  readonly expander: Expander | null;
  /** What reranks and embeds; null where nothing does. */
  readonly models: Pick<LocalModels, 'status'> | null;
  readonly context: ServiceContext;
  readonly figures: () => Promise<readonly InstanceFigures[]>;
  readonly version: string;
}
