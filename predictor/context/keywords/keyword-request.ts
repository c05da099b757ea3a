import type { ChatRequest } from '../../../domain/index.js';
import { MAX_KEYWORDS, type KeywordQuestion } from './keyword.js';
import { KEYWORD_TEMPLATE } from './keyword-template.js';

/** What of the code is shown; the characters bound what lines without end cost. */
const BEFORE = { lines: 60, characters: 6_000 } as const;
const AFTER = { lines: 15, characters: 1_500 } as const;
const MAX_FILE_CHARACTERS = 200;

/** Ten lines of some twenty tokens. */
const MAX_TOKENS = 256;
const SEED = 1;

const EXAMPLE = KEYWORD_TEMPLATE.render([
  { kind: 'class', text: 'Name' },
  { kind: 'method', text: 'name' },
  { kind: 'variable', text: 'name' },
]).replaceAll('\n', '`, `');

const SYSTEM =
  'You choose what to search a repository for, so that the code that belongs at <cursor/> can be written: the classes of the ' +
  'objects in sight, the methods that are called or about to be called, the variables and constants that are needed. ' +
  `Answer with at most ${String(MAX_KEYWORDS)} keywords, the most useful first, one a line, as \`${EXAMPLE}\`. ` +
  'Write identifiers as they stand in code; `*` stands for any letters (`*Config`, `load_*`). Nothing else.';

/** What a model is asked; the same position gives the same bytes. */
export function keywordRequest(question: KeywordQuestion, model: string): ChatRequest {
  const file = question.file.replaceAll(/\s+/g, ' ').slice(-MAX_FILE_CHARACTERS);
  const before = lastLines(question.codeBefore);
  const after = firstLines(question.codeAfter);
  return {
    model,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: `File: ${file}\n\n<code>\n${before}<cursor/>${after}\n</code>` },
    ],
    temperature: 0,
    seed: SEED,
    max_tokens: MAX_TOKENS,
  };
}

function lastLines(code: string): string {
  const lines = unixLines(code.slice(-BEFORE.characters)).slice(-BEFORE.lines);
  // Half of a character would not be UTF-8.
  return lines.join('\n').replace(/^[\uDC00-\uDFFF]/, '');
}

function firstLines(code: string): string {
  const lines = unixLines(code.slice(0, AFTER.characters)).slice(0, AFTER.lines);
  return lines.join('\n').replace(/[\uD800-\uDBFF]$/, '');
}

function unixLines(code: string): readonly string[] {
  return code.replaceAll(/\r\n?/g, '\n').split('\n');
}
