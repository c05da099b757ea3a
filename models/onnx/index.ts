/** Models that run on this machine. What loads the runtime is loaded when it is asked for. */
import type { MeasuredModel, MeasureOptions } from './measure-model.js';

export {
  openLocalModels,
  type LocalModels,
  type LocalModelStatus,
  type OpenModelsOptions,
} from './open-local-models.js';
export type { Figure, MeasuredModel, MeasureOptions } from './measure-model.js';
export type { ModelEvent } from './model-host.js';

/** What an installed model takes on this machine; it is opened in this thread. Throws as opening it does. */
export async function measureModel(options: MeasureOptions): Promise<MeasuredModel> {
  const measuring = await import('./measure-model.js');
  return measuring.measureModel(options);
}
