/** Finds the saved copies of the script that is being edited, by what the question says of it and by its text. */
import type { SuggestQuestion } from '../../domain/index.js';
import type { ScriptEntry } from '../mirror-index/entries.js';
import {
  COPY_SHARE,
  FEWEST_SHARED_LINES,
  SKETCH_SIZE,
  tellingLines,
} from '../mirror-index/line-sketch.js';
import { MAX_SCRIPTS_OF_LINE } from '../mirror-index/line-table.js';
import type { MirrorIndex } from '../mirror-index/mirror-index.js';

const SYS_ID = /^[0-9a-f]{32}$/i;
/** The lines nearest to the cursor suffice to recognise a script of any length. */
const MAX_RECOGNISED_LENGTH = 200_000;

/**
 * The saved copies of the edited script. A sys_id or `scope.name` means one; a name means every script of that name
 * in the question's scope and table, or else every script of that name. Where nothing is named, the scripts whose
 * text is in sight: an author who pastes a saved script must not be advised by it.
 */
export function editedScripts(
  question: SuggestQuestion,
  index: MirrorIndex,
): readonly ScriptEntry[] {
  const { script } = question;
  if (script === null || script === undefined || script === '')
    return copiesInSight(question, index);
  if (SYS_ID.test(script)) {
    const found = index.scripts.bySysId(script.toLowerCase());
    return found === null ? [] : [found];
  }
  const named = index.scripts.byName(script);
  if (named.length === 0) return qualified(script, index);
  const inScope = narrowed(named, (entry) => entry.scope === (question.scope ?? 'global'));
  return narrowed(inScope, (entry) => entry.table === question.table);
}

/** The name of the edited script as the question gives it, or as the mirror knows it for a sys_id; else null. */
export function editedScriptName(
  { script }: SuggestQuestion,
  index: Pick<MirrorIndex, 'scripts'>,
): string | null {
  if (script === null || script === undefined || script === '') return null;
  if (SYS_ID.test(script)) return index.scripts.bySysId(script.toLowerCase())?.name ?? null;
  return /^\w+\.\w+$/.test(script) ? script.slice(script.indexOf('.') + 1) : script;
}

function narrowed(
  entries: readonly ScriptEntry[],
  keep: (entry: ScriptEntry) => boolean,
): readonly ScriptEntry[] {
  const kept = entries.filter(keep);
  return kept.length === 0 ? entries : kept;
}

function qualified(script: string, index: MirrorIndex): readonly ScriptEntry[] {
  const dot = script.indexOf('.');
  if (dot < 0) return [];
  const scope = script.slice(0, dot);
  return index.scripts.byName(script.slice(dot + 1)).filter((entry) => entry.scope === scope);
}

function copiesInSight(question: SuggestQuestion, index: MirrorIndex): readonly ScriptEntry[] {
  const text =
    question.codeBefore.slice(-MAX_RECOGNISED_LENGTH) +
    question.codeAfter.slice(0, MAX_RECOGNISED_LENGTH);
  const visible = tellingLines(text);
  const shared = new Map<ScriptEntry, number>();
  for (const line of visible) {
    const entries = index.scripts.byLine(line);
    if (entries.length >= MAX_SCRIPTS_OF_LINE) continue;
    for (const entry of entries) shared.set(entry, (shared.get(entry) ?? 0) + 1);
  }
  return [...shared]
    .filter(([entry, lines]) => {
      // A script of a few lines has no more to be recognised by.
      if (lines < Math.min(FEWEST_SHARED_LINES, Math.ceil(entry.sketch.length / 2))) return false;
      // Either most of the saved copy is in sight, or most of what is in sight stands in it.
      return lines >= entry.sketch.length * COPY_SHARE || holdsSight(entry, visible, lines);
    })
    .map(([entry]) => entry);
}

/** Whether the smallest hashes in sight are those of the copy: what is in sight is a part of it. */
function holdsSight(entry: ScriptEntry, visible: ReadonlySet<number>, shared: number): boolean {
  const isSample = entry.sketch.length === SKETCH_SIZE;
  const largest = isSample ? (entry.sketch.at(-1) ?? 0) : Infinity;
  let comparable = 0;
  for (const line of visible) if (line <= largest) comparable += 1;
  return shared >= comparable * COPY_SHARE;
}
