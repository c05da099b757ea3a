/** The code around the cursor as it is embedded. */
import type { MirrorIndex } from '../../mirror-index/mirror-index.js';
import { firstLines, lastLines, type QueryContext } from '../../question/query-context.js';

/** What stands farther away speaks of something else, and a model reads some hundred tokens. */
const WINDOW = { linesBefore: 40, linesAfter: 10, charactersBefore: 6_000, charactersAfter: 1_500 };
const NAMES = /(?:([\p{L}_$][\p{L}\p{N}_$]*)\.)?([\p{L}_$][\p{L}\p{N}_$]*)/gu;
/** What stands for a hidden name in examples too. */
const MASK = '_';

export interface DenseQuery {
  /** What is in sight, as it stands there; what is being typed is left out, so that typing on asks nothing new. */
  readonly visible: string;
  /** By number of the APIs that the code names already: they are judged by `masked`. */
  readonly named: ReadonlySet<number>;
  /** The same without the traces of those APIs; null where none is named. */
  readonly masked: string | null;
}

/** The texts of a question; both are blank where nothing is in sight. */
export function denseQuery(
  { question, cursor, traces }: Pick<QueryContext, 'question' | 'cursor' | 'traces'>,
  index: MirrorIndex,
): DenseQuery {
  const { codeBefore, codeAfter } = question;
  const typed = codeBefore.slice(0, codeBefore.length - cursor.prefix.length);
  const before = lastLines(typed, WINDOW.linesBefore).slice(-WINDOW.charactersBefore);
  const rest = codeAfter.replace(/^[\p{L}\p{N}_$]+/u, '');
  const after = firstLines(rest, WINDOW.linesAfter).slice(0, WINDOW.charactersAfter);
  const visible = before + after;
  const named = new Set(traces.keys());
  if (named.size === 0) return { visible, named, masked: null };
  return { visible, named, masked: withoutTraces(visible, traces, index) };
}

/** Each trace of an API that is in sight, with its scope before it, as one `_`. */
function withoutTraces(text: string, traces: QueryContext['traces'], index: MirrorIndex): string {
  const scopes = new Set([...traces.keys()].map((api) => index.api(api)?.stored.surface.scope));
  const known = new Map<string, boolean>();
  const isTrace = (name: string): boolean => {
    const found = known.get(name) ?? [...traces.values()].some((own) => own.isTrace(name));
    known.set(name, found);
    return found;
  };
  const hidden = (name: string): string => (isTrace(name) ? MASK : name);
  return text.replace(NAMES, (_whole, qualifier: string | undefined, name: string) => {
    if (qualifier === undefined) return hidden(name);
    if (isTrace(name) && scopes.has(qualifier)) return MASK;
    return `${hidden(qualifier)}.${hidden(name)}`;
  });
}
