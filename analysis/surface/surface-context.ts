/** What the description of a surface works from. */
import type { Evaluator, ScriptModel } from '../model/index.js';
import type { Reference } from '../script-analysis.js';
import type { LineIndex } from '../syntax/index.js';
import type { TableUse } from './table-uses.js';

/** Everything that is known of the script when its surface is described. */
export interface SurfaceInput {
  readonly script: {
    readonly sysId: string;
    readonly name: string;
    readonly scope: string;
    readonly source: string;
  };
  readonly model: ScriptModel;
  readonly evaluator: Evaluator;
  readonly references: readonly Reference[];
  readonly lines: LineIndex;
}

/** What the parts of the description share. */
export interface SurfaceContext extends SurfaceInput {
  readonly tableUses: readonly TableUse[];
}
