import type { InstanceHost } from '../instances/instance-host.js';
import type { Instances } from '../instances/instances.js';
import type { InstanceFigures } from './service-metrics.js';

/** Jobs that are counted; older ones are forgotten by the mirror in time. */
const COUNTED_JOBS = 200;

/** Reads what the metrics say of each instance. */
export async function instanceFigures(instances: Instances): Promise<readonly InstanceFigures[]> {
  return Promise.all(instances.all().map((host) => figuresOf(host)));
}

async function figuresOf(host: InstanceHost): Promise<InstanceFigures> {
  const state = host.state();
  const [status, jobs, predictor] = await Promise.all([
    host.store.status(),
    host.store.jobs(COUNTED_JOBS),
    state.kind === 'ready' ? state.predictor.statistics() : {},
  ]);
  const jobsByState: Record<string, number> = {};
  for (const { state } of jobs) jobsByState[state] = (jobsByState[state] ?? 0) + 1;
  return { status, ready: state.kind === 'ready', jobsByState, predictor };
}
