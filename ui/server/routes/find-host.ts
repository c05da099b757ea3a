import type { RequestContext } from '../http/request-context.js';
import type { InstanceHost } from '../instances/instance-host.js';
import type { Instances } from '../instances/instances.js';

/** The instance that a request means: its query goes before its header. */
export function findHost(
  instances: Instances,
  query: { readonly instance?: string | undefined },
  context: RequestContext,
): InstanceHost {
  return instances.find(query.instance ?? context.instanceHeader);
}
