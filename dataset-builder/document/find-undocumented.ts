import { classDocumentation, type Member } from '../../domain/index.js';
import { everyItem, type MirrorReader } from '../../sync/index.js';
import { publicMembers } from '../synthetic/api-declaration.js';

const PAGE_SIZE = 200;
/** As many as a question declares. */
const MAX_MEMBERS = 40;

export interface UndocumentedApis {
  /** APIs that a model has documented for the text that their scripts have now. */
  readonly written: number;
  /** The others, in the order of their names. */
  readonly open: readonly UndocumentedApi[];
}

export interface UndocumentedApi {
  readonly api: string;
  readonly scriptSysId: string;
  /** Its public members without documentation, at most 40. */
  readonly members: readonly string[];
}

/**
 * The APIs whose class no author has documented. Left out are those that nobody can call, because their record is not
 * active or defines nothing of its name; a text that cannot be read is one of these.
 */
export async function findUndocumented(
  store: Pick<MirrorReader, 'apis'>,
  signal?: AbortSignal,
): Promise<UndocumentedApis> {
  const open: UndocumentedApi[] = [];
  let written = 0;
  const apis = everyItem((page) => store.apis({}, page), PAGE_SIZE, signal);
  for await (const { surface, description, active, generated } of apis) {
    if (!active || surface.style === 'unknown') continue;
    const { origin } = classDocumentation({ surface, description, generated });
    if (origin === 'generated') written += 1;
    if (origin !== null) continue;
    const { api, scriptSysId } = surface;
    const members = publicMembers(surface).filter(isUndocumented);
    const names = new Set(members.map(({ name }) => name));
    open.push({ api, scriptSysId, members: [...names].slice(0, MAX_MEMBERS) });
  }
  return { written, open };
}

/** `type` names the class of an object, and says nothing more. */
function isUndocumented({ name, kind, documentation }: Member): boolean {
  return kind !== 'constructor' && name !== 'type' && documentation.trim() === '';
}
