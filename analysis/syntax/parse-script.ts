import { parse, type Comment, type Options, type Program } from 'acorn';
import { parse as parseLoosely } from 'acorn-loose';

export interface ParsedScript {
  /** `strict`: acorn took it; `loose`: acorn-loose mended it; `text`: neither. */
  readonly outcome: 'strict' | 'loose' | 'text';
  readonly program: Program | null;
  /** In source order. */
  readonly comments: readonly Comment[];
}

const OPTIONS = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowHashBang: true,
} as const satisfies Options;

/**
 * Parses server code of any age: strictly where it can, mended where it must.
 * Nesting deeper than the stack defeats both parsers; such a script stays text.
 */
export function parseScript(source: string): ParsedScript {
  const strict = attempt('strict', parse, source);
  if (strict.program !== null) return strict;
  return attempt('loose', parseLoosely, source);
}

function attempt(
  outcome: 'strict' | 'loose',
  parser: (source: string, options: Options) => Program,
  source: string,
): ParsedScript {
  const comments: Comment[] = [];
  try {
    const program = parser(source, { ...OPTIONS, onComment: comments });
    return { outcome, program, comments: outcome === 'strict' ? comments : inOrder(comments) };
  } catch {
    // What is wrong with the text is of no use to anyone: the outcome says that this parser gave up.
    return { outcome: 'text', program: null, comments: [] };
  }
}

/** The loose parser reads stretches of the text again, and meets their comments twice. */
function inOrder(comments: readonly Comment[]): readonly Comment[] {
  const byStart = new Map(comments.map((comment) => [comment.start, comment]));
  return [...byStart.values()].sort((one, other) => one.start - other.start);
}
