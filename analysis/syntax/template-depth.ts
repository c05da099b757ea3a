import { tokenizer, tokTypes } from 'acorn';

/**
 * An upper bound of how deep template literals stand within each other. The parsers recurse for each level, and where
 * the stack ends within a template V8 ends the whole process instead of throwing an error.
 */
export function templateDepth(source: string, enough: number): number {
  const substitutions = source.split('${').length - 1;
  if (substitutions <= enough) return substitutions;
  let [depth, deepest] = [0, 0];
  const open: boolean[] = [];
  try {
    for (const { type } of tokenizer(source, { ecmaVersion: 'latest' })) {
      if (type === tokTypes.braceR) {
        if (open.pop() === true) depth -= 1;
      } else if (type === tokTypes.braceL || type === tokTypes.dollarBraceL) {
        const isTemplate = type === tokTypes.dollarBraceL;
        open.push(isTemplate);
        if (isTemplate) depth += 1;
        deepest = Math.max(deepest, depth);
      }
    }
  } catch {
    // Text that is no JavaScript may still be nested behind the place that cannot be read.
    return substitutions;
  }
  return deepest;
}
