import { SCRIPT_INCLUDE_TABLE, type ScriptRecord } from '../domain/index.js';
import { buildModel, Evaluator } from './model/index.js';
import { collectReferences } from './references/index.js';
import type { ScriptAnalysis } from './script-analysis.js';
import { describeSurface, unreadableSurface } from './surface/index.js';
import { createLeadingComments, createLineIndex, parseScript } from './syntax/index.js';

/** What the analysis of a script needs of its record. */
export type ScriptToAnalyse = Pick<ScriptRecord, 'sysId' | 'table' | 'name' | 'scope' | 'source'>;

/**
 * What a script says on its own: how it parses, the API it offers (Script Includes only) and what it may use of others.
 * Pure, and total: any text has an answer, if need be `parse: 'text'` with nothing found. An empty text
 * (a protected Script Include) has a surface of style `unknown` without members.
 */
export function analyseScript(script: ScriptToAnalyse): ScriptAnalysis {
  const { outcome, program, comments } = parseScript(script.source);
  const lines = createLineIndex(script.source);
  const isScriptInclude = script.table === SCRIPT_INCLUDE_TABLE;
  const unreadable: ScriptAnalysis = {
    parse: 'text',
    surface: isScriptInclude ? unreadableSurface(script, lines) : null,
    references: [],
  };
  if (program === null) return unreadable;
  try {
    const leading = createLeadingComments(script.source, comments);
    const model = buildModel(program, script.source, leading);
    const evaluator = new Evaluator(model);
    const references = collectReferences(model, evaluator, lines);
    const surface = isScriptInclude
      ? describeSurface({ script, model, evaluator, references, lines })
      : null;
    return { parse: outcome, surface, references };
  } catch (error) {
    // The parser got through nesting that is too deep for the walk behind it.
    if (error instanceof RangeError) return unreadable;
    throw error;
  }
}
