import { monaco } from '../editor/monaco.js';
import type { Workspace } from '../workspace/workspace.js';
import type { SuggestionFeed } from './suggestion-feed.js';
import { likely } from './suggestion-words.js';

const PAUSE_MS = 280;
/** What stands before the cursor where a value can begin: the list opens by itself there. */
const VALUE_BEGINS = /(?:[=(,[?:!&|+]|\breturn|\bnew)\s+$|[(,[!]$/;

/** Asks when the author pauses, so that the panel fits the cursor; while typing, the completions open too, where a value begins and something likely fits. */
export function askOnPause(
  editor: monaco.editor.IStandaloneCodeEditor,
  feed: SuggestionFeed,
  workspace: Workspace,
): void {
  let timer = 0;
  let typed = false;
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void pause(), PAUSE_MS);
  };

  async function pause(): Promise<void> {
    const byTyping = typed;
    typed = false;
    const answered = await feed.ask();
    if (answered === null || !byTyping || likely(answered.answer).length === 0) return;
    if (!editor.hasTextFocus() || !valueBegins(editor)) return;
    editor.trigger('pause', 'editor.action.triggerSuggest', { auto: true });
  }

  editor.onDidChangeModelContent((event) => {
    typed = !event.isFlush && !event.isUndoing && !event.isRedoing && event.changes.every(isTyping);
    later();
  });
  editor.onDidChangeCursorPosition(later);
  editor.onDidChangeModel(later);
  workspace.script.watch(later);
}

/** A key or two, not a paste or an inserted suggestion. */
function isTyping(change: monaco.editor.IModelContentChange): boolean {
  return change.text.length > 0 && change.text.length <= 2 && change.rangeLength === 0;
}

function valueBegins(editor: monaco.editor.IStandaloneCodeEditor): boolean {
  const position = editor.getPosition();
  const line =
    position === null ? undefined : editor.getModel()?.getLineContent(position.lineNumber);
  return (
    line !== undefined && position !== null && VALUE_BEGINS.test(line.slice(0, position.column - 1))
  );
}
