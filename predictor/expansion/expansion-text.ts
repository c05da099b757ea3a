import type { ChatAnswer } from '../../domain/index.js';
import type { Expansion } from './expansion.js';

const FENCED = /```[^\n`]*\n([^]*?)(?:\n[ \t]*```|$)/;
const WORD = /[\p{L}\p{N}]/u;
/** Some ten lines; a model that goes on is cut. */
const MAX_LENGTH = 1_000;

/** The text of a model's answer: its first fenced block, or the whole. It is another's: cut, searched for, never run. */
export function expansionText(answer: ChatAnswer): Expansion {
  if (answer.kind === 'too-large') return { kind: 'none', reason: 'the model said too much' };
  const text = answer.text.replaceAll(/\r\n?/g, '\n');
  const said = (FENCED.exec(text)?.[1] ?? text).trim().slice(0, MAX_LENGTH);
  return WORD.test(said)
    ? { kind: 'expanded', text: said }
    : { kind: 'none', reason: 'the model said nothing' };
}
