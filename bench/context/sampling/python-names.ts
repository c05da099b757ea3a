import type { CallAt, CodeNames } from './code-names.js';

const DEFINITION = /^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/gmu;
const CALL = /(?<![\p{L}\p{N}_])([\p{L}_][\p{L}\p{N}_]*)[ \t]*\(/gu;
const RECEIVER =
  /(?<![\p{L}\p{N}_.)\]}'"])([\p{L}_][\p{L}\p{N}_]*)(?:\.[\p{L}_][\p{L}\p{N}_]*)*\.$/u;
/** Characters before a call that are looked at. */
const BEFORE = 120;
const BEFORE_DEFINITION = /(?:^|\s)(?:def|class)[ \t]+$/;

/** Functions, methods and classes, and all that is called, of blanked Python. */
export function pythonNames(code: string): CodeNames {
  const definitions = [...code.matchAll(DEFINITION)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    offset: index + whole.length - name.length,
  }));
  const calls: CallAt[] = [];
  for (const { 1: name = '', index } of code.matchAll(CALL)) {
    const before = code.slice(Math.max(0, index - BEFORE), index);
    if (BEFORE_DEFINITION.test(before)) continue;
    const isMember = before.trimEnd().endsWith('.');
    const begins = isMember ? (RECEIVER.exec(before)?.[1] ?? null) : name;
    calls.push({ name, offset: index, kind: isMember ? 'attribute' : 'name', begins });
  }
  return { definitions, calls };
}
