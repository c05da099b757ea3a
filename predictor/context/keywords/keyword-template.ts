/**
 * The fixed template in which keywords are written, one a line (`class: Deck`, `method: load_*`). Models are asked for it,
 * and a small model that is taught to write keywords learns it (GrepRAG, 6: only the keywords are written, all else is fixed).
 */
import { answerLines } from './answer-lines.js';
import { KEYWORD_KINDS, MAX_KEYWORDS, type Keyword, type KeywordKind } from './keyword.js';
import { keywordText } from './keyword-text.js';

/** `parse(render(keywords))` gives `keywords` again where they are what `parse` gives. */
export const KEYWORD_TEMPLATE = { render, parse } as const;

/** What models write for each kind, in the template or instead of it. */
const LABELS: Readonly<Record<KeywordKind, RegExp>> = {
  class: /^(?:class(?:es)?|interfaces?|types?|structs?|enums?|traits?)$/i,
  method: /^(?:methods?|functions?|func|def|members?|calls?)$/i,
  variable:
    /^(?:variables?|vars?|constants?|const|fields?|attributes?|propert(?:y|ies)|parameters?|arguments?)$/i,
  other: /^(?:others?|keywords?|identifiers?|strings?|terms?|patterns?)$/i,
};

/** `- `, `* `, `1. `, `2) `, `> `, `## `; a `*` before a letter is a wildcard. */
const MARKER = /^\s*(?:[-•–>]\s*|\*\s+|#+\s+|\(?\d{1,2}[.)]\s*)+/;
/** `class: …`, `**Methods:** …`, `variable names = …`, `class Deck`. */
const LABELLED =
  /^["'`*]*([a-z]+)(?:[ _](?:name|pattern)s?)?["'`*]*(?:\s*[:=](?:\*\*|["'`])?|\s+-\s|\s(?=\S+$))\s*(.*)$/i;
/** What is said about a keyword behind it. */
const REMARK = /\s(?:[-–—#:]|\/\/|->).*$/;
const ARGUMENTS = /\([^()]*\)/g;

type Line =
  | { readonly kind: 'heading'; readonly of: KeywordKind }
  | { readonly kind: 'keywords'; readonly keywords: readonly Keyword[] };

function render(keywords: readonly Keyword[]): string {
  return keywords.map(({ kind, text }) => `${kind}: ${text}`).join('\n');
}

/**
 * What an answer names, each once, at most ten, in its order. Tolerant of markers, quotes, headings, lists with commas, JSON
 * and thoughts; what is no identifier or pattern is left out.
 */
function parse(answer: string): readonly Keyword[] {
  const found = new Map<string, Keyword>();
  let heading: KeywordKind = 'other';
  for (const written of answerLines(answer)) {
    const line = readLine(written, heading);
    if (line.kind === 'heading') heading = line.of;
    else for (const keyword of line.keywords) keepFirst(found, keyword);
  }
  return [...found.values()].slice(0, MAX_KEYWORDS);
}

function keepFirst(found: Map<string, Keyword>, keyword: Keyword): void {
  if (!found.has(keyword.text)) found.set(keyword.text, keyword);
}

/** A line without a label is taken whole or not at all: prose has more than names between its commas. */
function readLine(written: string, heading: KeywordKind): Line {
  const line = written.replace(MARKER, '').replaceAll(ARGUMENTS, '').trim();
  const [, label, labelled = ''] = LABELLED.exec(line) ?? [];
  if (label === undefined) {
    const texts = items(line).map(keywordText);
    return keywordsOf(heading, texts.includes(null) ? [] : texts);
  }
  const kind = KEYWORD_KINDS.find((one) => LABELS[one].test(label));
  if (kind === undefined) return keywordsOf(heading, []);
  if (labelled === '') return { kind: 'heading', of: kind };
  return keywordsOf(kind, items(labelled).map(keywordText));
}

function items(list: string): readonly string[] {
  return list
    .replace(REMARK, '')
    .split(/[,;|]/)
    .filter((item) => item.trim() !== '');
}

function keywordsOf(kind: KeywordKind, texts: readonly (string | null)[]): Line {
  const keywords = texts.flatMap((text) => (text === null ? [] : [{ kind, text }]));
  return { kind: 'keywords', keywords };
}
