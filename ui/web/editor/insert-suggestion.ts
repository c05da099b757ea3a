import type { Suggestion } from '../../../domain/index.js';
import { monaco } from './monaco.js';

interface SnippetController extends monaco.editor.IEditorContribution {
  insert(template: string, options?: { overwriteBefore?: number; overwriteAfter?: number }): void;
}

/** The identifier under the cursor, which an insertion replaces; empty at the cursor where there is none. */
export function replacedRange(
  model: monaco.editor.ITextModel,
  position: monaco.IPosition,
): monaco.Range {
  const word = model.getWordAtPosition(position);
  return new monaco.Range(
    position.lineNumber,
    word?.startColumn ?? position.column,
    position.lineNumber,
    word?.endColumn ?? position.column,
  );
}

/** Inserts the suggestion at the cursor as a snippet, so that Tab goes from parameter to parameter. */
export function insertSuggestion(
  editor: monaco.editor.IStandaloneCodeEditor,
  suggestion: Suggestion,
): void {
  const model = editor.getModel();
  const position = editor.getPosition();
  const snippets = editor.getContribution<SnippetController>('snippetController2');
  if (model === null || position === null || snippets === null) return;
  const range = replacedRange(model, position);
  editor.pushUndoStop();
  snippets.insert(suggestion.insertText, {
    overwriteBefore: position.column - range.startColumn,
    overwriteAfter: range.endColumn - position.column,
  });
  editor.pushUndoStop();
  editor.focus();
}
