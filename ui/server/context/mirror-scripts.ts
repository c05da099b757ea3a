/** The scripts of a mirror as context knows them: the edited ones by sys_id, the found ones by name. */
import type { ContextAnswer, ContextBlock } from '../../../domain/index.js';
import type { ScriptFilter, Store } from '../../../sync/index.js';

type ScriptStore = Pick<Store, 'script' | 'scripts'>;

export interface EditedScript {
  /** Of every script that may be meant. */
  readonly sysIds: readonly string[];
  /** As a file, for what it is called says something of what it needs. */
  readonly file: string;
}

const SYS_ID = /^[0-9a-f]{32}$/i;
const PAGE = 200;

/** The edited script by its sys_id, its `scope.name`, or its name, which several may have; empty for none. */
export async function editedScript(store: ScriptStore, script: string): Promise<EditedScript> {
  if (script === '') return { sysIds: [], file: 'script.js' };
  if (SYS_ID.test(script)) {
    const sysId = script.toLowerCase();
    const found = await store.script(sysId);
    return { sysIds: [sysId], file: fileNamed(found?.name ?? 'script') };
  }
  const named = await sysIdsOf(store, script, {});
  if (named.length > 0) return { sysIds: named, file: fileNamed(script) };
  const dot = script.indexOf('.');
  if (dot < 0) return { sysIds: [], file: fileNamed(script) };
  const [scope, name] = [script.slice(0, dot), script.slice(dot + 1)];
  return { sysIds: await sysIdsOf(store, name, { scope }), file: fileNamed(name) };
}

/**
 * The blocks with `table/scope.Name` for `SYS_ID.js`; without those of scripts that are gone meanwhile, whose tokens stay
 * counted: the service itself loads no tokenizer.
 */
export async function withScriptNames(
  store: ScriptStore,
  answer: ContextAnswer,
): Promise<ContextAnswer> {
  const blocks: ContextBlock[] = [];
  for (const block of answer.blocks) {
    const script = await store.script(block.file.replace(/\.js$/, ''));
    if (script === null) continue;
    blocks.push({ ...block, file: `${script.table}/${script.scope}.${script.name}` });
  }
  return { ...answer, blocks };
}

async function sysIdsOf(
  store: ScriptStore,
  name: string,
  filter: ScriptFilter,
): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page = { limit: PAGE, ...(after === null ? {} : { after }) };
    const { items, next } = await store.scripts({ ...filter, search: name }, page);
    for (const script of items) if (script.name === name) found.push(script.sysId);
    after = next;
  } while (after !== null);
  return found;
}

function fileNamed(name: string): string {
  return `${name.replaceAll(/[^\p{L}\p{N}_$]/gu, '_')}.js`;
}
