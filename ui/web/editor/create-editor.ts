import { monaco } from './monaco.js';
import { defineEditorThemes, type Theme } from './themes.js';
import type { Observable } from '../observable.js';

/** The built worker's address; put in by the build. */
declare const EDITOR_WORKER_URL: string;

export const LANGUAGE = 'javascript';

/** Makes the editor in `container`; it follows the theme and the container's size. */
export function createEditor(
  container: HTMLElement,
  theme: Observable<Theme>,
): monaco.editor.IStandaloneCodeEditor {
  self.MonacoEnvironment = {
    getWorker: () => new Worker(EDITOR_WORKER_URL, { type: 'module', name: 'editor' }),
  };
  defineEditorThemes();
  const editor = monaco.editor.create(container, {
    // The script comes once it is known which one.
    model: null,
    automaticLayout: true,
    ariaLabel: 'Script editor. Alt and a digit inserts that suggestion, F6 goes to the list.',
    fontFamily:
      "ui-monospace, 'SF Mono', 'Cascadia Code', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    fontSize: 13.5,
    lineHeight: 21,
    minimap: { enabled: false },
    padding: { top: 14, bottom: 14 },
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    renderLineHighlight: 'all',
    tabSize: 4,
    wordBasedSuggestions: 'off',
    quickSuggestions: { other: true, comments: false, strings: false },
    quickSuggestionsDelay: 80,
    suggest: { showWords: false, preview: true, insertMode: 'replace', filterGraceful: true },
    suggestSelection: 'first',
    fixedOverflowWidgets: true,
    links: false,
    contextmenu: false,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  });
  theme.watch((name) => {
    monaco.editor.setTheme(`page-${name}`);
  });
  return editor;
}
