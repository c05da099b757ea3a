import { createHash } from 'node:crypto';
import { dirname, extname } from 'node:path';
import { analyseScript } from '../../analysis/index.js';
import { SCRIPT_INCLUDE_TABLE, type ApiSurface } from '../../domain/index.js';
import { apiCard } from '../../predictor/index.js';
import type { Place, ReadPackage } from './read-package.js';

/** A function or class of a package, read as if it were a Script Include. */
export interface MinedApi {
  readonly surface: ApiSurface;
  /** What stands for the sys_id of the module that it is declared in. */
  readonly module: string;
  /** Its declaration, with its comment. */
  readonly text: string;
  /** What a reranker is shown of it; the folder stands for the scope. */
  readonly card: string;
}

/** `PACKAGE/PATH.name`; the path without its ending. */
export function apiName(name: string, { path, local }: Place): string {
  return `${scopeOf(name, path)}.${local}`;
}

/** In the form of a sys_id: what is no script of an instance has none of its own. */
export function inventedId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Null where the declaration says nothing. `base` is the API that it extends, or null. */
export function minedApi(
  { name, modules }: Pick<ReadPackage, 'name' | 'modules'>,
  place: Place,
  base: string | null,
): MinedApi | null {
  const declared = modules.get(place.path)?.declared.get(place.local);
  if (declared === undefined) return null;
  const { text } = declared;
  const { surface } = analyseScript({
    // One for each declaration: those of one file are no copies of each other.
    sysId: inventedId(apiName(name, place)),
    table: SCRIPT_INCLUDE_TABLE,
    name: place.local,
    scope: scopeOf(name, place.path),
    source: text,
  });
  if (surface === null || surface.style === 'unknown') return null;
  const members = surface.members.filter((member) => !member.name.startsWith('#'));
  const seen = { ...surface, members, superclass: base };
  const folder = dirname(place.path);
  const scope = folder === '.' ? name : `${name}/${folder}`;
  const card = apiCard(
    {
      surface: { ...seen, scope },
      ...{ access: 'public', callerAccess: 'none', clientCallable: false, active: true },
      ...{ policy: 'none', description: '', generated: null, generation: 0 },
    },
    () => 0,
  );
  return { surface: seen, module: inventedId(`${name}/${place.path}`), text, card };
}

function scopeOf(name: string, path: string): string {
  return `${name}/${path.slice(0, path.length - extname(path).length)}`;
}
