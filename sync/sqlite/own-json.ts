/**
 * Reads JSON that this folder has written, under the same schema version: its shape is known, so a look at its outline is enough.
 * A full validation of some thousand surfaces would cost more than everything else that reading them does.
 */
import type { Reference } from '../../analysis/index.js';
import type { ApiSurface } from '../../domain/index.js';

export function decodeSurface(json: string): ApiSurface {
  const value: unknown = JSON.parse(json);
  if (isSurface(value)) return value;
  throw new Error('A surface in the mirror does not have the shape that it was written with');
}

export function decodeReferences(json: string): readonly Reference[] {
  const value: unknown = JSON.parse(json);
  if (isReferences(value)) return value;
  throw new Error('References in the mirror do not have the shape that they were written with');
}

function isSurface(value: unknown): value is ApiSurface {
  return (
    typeof value === 'object' &&
    value !== null &&
    'api' in value &&
    typeof value.api === 'string' &&
    'members' in value &&
    Array.isArray(value.members)
  );
}

function isReferences(value: unknown): value is readonly Reference[] {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === 'object' && item !== null && 'target' in item)
  );
}
