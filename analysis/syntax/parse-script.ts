import { parse, type Comment, type Options, type Program } from 'acorn';
import { parse as parseLoosely } from 'acorn-loose';
import { templateDepth } from './template-depth.js';

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

/** Nobody writes templates within templates so deep; see `templateDepth` for what they would do. */
const MAX_TEMPLATE_DEPTH = 200;

/**
 * Parses server code of any age: strictly where it can, mended where it must.
 * Nesting deeper than the stack defeats both parsers; such a script stays text.
 */
export function parseScript(source: string): ParsedScript {
  if (templateDepth(source, MAX_TEMPLATE_DEPTH) > MAX_TEMPLATE_DEPTH) return UNREADABLE;
  const strict = attempt('strict', parse, source);
  if (strict.program !== null) return strict;
  return attempt('loose', parseLoosely, source);
}

const UNREADABLE: ParsedScript = { outcome: 'text', program: null, comments: [] };

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
    return UNREADABLE;
  }
}

/** The loose parser reads stretches of the text again, and meets their comments twice. */
function inOrder(comments: readonly Comment[]): readonly Comment[] {
  const byStart = new Map(comments.map((comment) => [comment.start, comment]));
  return [...byStart.values()].sort((one, other) => one.start - other.start);
}
