/** Hashes by which the mirror tells what has changed. */
import { createHash } from 'node:crypto';
import type { ApiSurface, ScriptRecord } from '../../domain/index.js';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface ScriptFingerprints {
  /** Of the source alone. */
  readonly content: string;
  /** Of every field. */
  readonly record: string;
  /** Of all that analysis, and the search index made of it, depend on. */
  readonly analysis: string;
}

export function scriptFingerprints(script: ScriptRecord): ScriptFingerprints {
  const content = sha256(script.source);
  const { sysId, table, name, scope, policy, description } = script;
  return {
    content,
    record: sha256(JSON.stringify({ ...script, source: content })),
    analysis: sha256(JSON.stringify([sysId, table, name, scope, policy, description, content])),
  };
}

/** Hash of what linking a call site sees of a surface: documentation and places are not among it. */
export function linkKey(surface: ApiSurface): string {
  const { style, superclass, isAjaxProcessor, members } = surface;
  return sha256(
    JSON.stringify([
      style,
      superclass,
      isAjaxProcessor,
      members.map(({ name, kind, isStatic, isPrivate, returnsClass = null }) => [
        name,
        kind,
        isStatic,
        isPrivate,
        returnsClass,
      ]),
    ]),
  );
}
