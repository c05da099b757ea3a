import type { ApiSurface } from '../../domain/index.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';
import type { QueryContext } from '../question/query-context.js';
import { featureColumn, type FeatureColumn } from './feature-column.js';

/** What kind of thing the candidate is: server code rarely calls what answers GlideAjax, and nobody what is deprecated. */
export function shapeFeatures(
  candidates: readonly number[],
  index: MirrorIndex,
  { isClient }: QueryContext,
): readonly FeatureColumn[] {
  const column = (name: string, holds: (surface: ApiSurface) => boolean): FeatureColumn =>
    featureColumn(name, candidates, (api) => {
      const surface = index.api(api)?.stored.surface;
      return surface !== undefined && holds(surface) ? 1 : 0;
    });
  return [
    column('shape.ajax-on-server', ({ isAjaxProcessor }) => !isClient && isAjaxProcessor),
    column('shape.deprecated', ({ deprecated }) => deprecated !== null),
    column(
      'shape.offers-members',
      ({ members, superclass }) =>
        superclass !== null || members.some((member) => !member.isPrivate),
    ),
  ];
}
