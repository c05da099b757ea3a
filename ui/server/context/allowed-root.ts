import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createError } from '../../../domain/index.js';
import { isBelow } from '../../../predictor/index.js';

/**
 * The resolved path of a folder that is, or lies below, one of `roots`, links followed on both sides. Throws
 * CONTEXT_ROOT_NOT_ALLOWED, which never says whether the folder exists, and CONTEXT_ROOT_UNREADABLE for one of `roots`
 * itself that is not there.
 */
export async function allowedRoot(root: string, roots: readonly string[]): Promise<string> {
  const asked = await resolvedOrNull(root);
  for (const allowed of asked === null ? [] : roots) {
    const folder = await resolvedOrNull(allowed);
    if (asked !== null && folder !== null && (asked === folder || isBelow(folder, asked))) {
      return asked;
    }
  }
  const isConfigured = roots.some((allowed) => resolve(allowed) === resolve(root));
  throw asked === null && isConfigured
    ? createError('CONTEXT_ROOT_UNREADABLE', { root })
    : createError('CONTEXT_ROOT_NOT_ALLOWED', { root });
}

async function resolvedOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch {
    return null;
  }
}
