/** The keys that work everywhere on the page. */
import type { Suggestion } from '../../domain/index.js';
import type { monaco } from './editor/monaco.js';
import type { SuggestionPanel } from './panel/suggestion-panel.js';

/** Alt and a digit inserts that suggestion; F6 goes between the script and the list. */
export function registerKeys(options: {
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  readonly panel: SuggestionPanel;
  readonly insert: (suggestion: Suggestion) => void;
}): void {
  const { editor, panel, insert } = options;
  // Before the editor sees them.
  window.addEventListener(
    'keydown',
    (event) => {
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'F6') {
        event.preventDefault();
        if (panel.hasFocus()) editor.focus();
        else panel.focus();
        return;
      }
      // By code: with Alt, some layouts write another sign.
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (digit === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      const suggestion = panel.nth(Number(digit) - 1);
      if (suggestion === null) return;
      event.preventDefault();
      event.stopPropagation();
      insert(suggestion);
    },
    { capture: true },
  );
}
