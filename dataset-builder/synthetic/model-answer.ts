import type { ChatAnswer } from '../../domain/index.js';
import type { DropReason } from '../build/draft-example.js';
import { readSyntaxTree } from '../build/syntax-tree.js';
import { nestingBound } from './nesting-bound.js';
import { MODEL_SCRIPTS } from './model-question.js';

/** Longer than any script that was asked for. */
const MAX_CODE = 8_000;
/** A statement of so many tokens is no example of anything, and a parser's stack holds far more. */
const MAX_NESTING = 400;
const FENCED = /```[^\n`]*\n([^]*?)(?:\n[ \t]*```|$)/g;

export type ModelCode =
  | { readonly kind: 'code'; readonly source: string }
  | { readonly kind: 'none'; readonly reason: DropReason };

/**
 * The scripts of an answer: its fenced blocks, or the whole where it is nothing but code. They are another's text: cut to a
 * number and a length, parsed, never run; what does not parse without tolerance is left out.
 */
export function modelCode(answer: ChatAnswer): readonly ModelCode[] {
  if (answer.kind === 'too-large') return [{ kind: 'none', reason: 'model-answer-too-long' }];
  const text = answer.text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const blocks = [...text.matchAll(FENCED)].map(([, code = '']) => code);
  const [only = '', ...more] = blocks.length > 0 ? blocks : [text];
  if (blocks.length === 0 && !isCode(only)) {
    return [{ kind: 'none', reason: 'model-answer-without-code' }];
  }
  return [only, ...more].slice(0, MODEL_SCRIPTS).map((code): ModelCode => {
    if (code.length > MAX_CODE) return { kind: 'none', reason: 'model-answer-too-long' };
    if (!isCode(code)) return { kind: 'none', reason: 'unreadable-script' };
    return { kind: 'code', source: `${code.trimEnd()}\n` };
  });
}

function isCode(text: string): boolean {
  if (text.trim() === '' || text.length > MAX_CODE) return false;
  if (nestingBound(text) > MAX_NESTING) return false;
  return readSyntaxTree(text)?.outcome === 'strict';
}
