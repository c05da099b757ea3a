/** Between a small letter or digit and a capital, and before the last capital of several: `openURLTool` is `open URL Tool`. */
const BOUNDARY = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/**
 * Identifiers as their words, for models that were trained on them so: a vocabulary of English cuts `getOpenTotal` into
 * pieces that are no words. The exporter's `identifiers.py` does the same.
 */
export function splitIdentifiers(text: string): string {
  return text.replace(BOUNDARY, ' ');
}
