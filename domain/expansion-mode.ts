/**
 * What a query is widened by: `prefix`: the code before the cursor as it is; `description`: a sentence about the helper
 * that is needed; `hypothetical-code`: the lines that could come next. A model writes the last two.
 */
export const EXPANSION_MODES = ['prefix', 'description', 'hypothetical-code'] as const;
export type ExpansionMode = (typeof EXPANSION_MODES)[number];
