import { observable, type Observable } from '../observable.js';
import { monaco } from './monaco.js';

export type Theme = 'light' | 'dark';

const KEY = 'theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme in force: the chosen one, else the system's. */
export function themeInForce(): Observable<Theme> {
  const theme = observable<Theme>(current());
  systemDark.addEventListener('change', () => {
    theme.set(current());
  });
  return theme;
}

/** Keeps a choice; choosing what the system says anyway goes back to following it. */
export function chooseTheme(theme: Observable<Theme>, chosen: Theme): void {
  const system: Theme = systemDark.matches ? 'dark' : 'light';
  if (chosen === system) {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset['theme'];
  } else {
    localStorage.setItem(KEY, chosen);
    document.documentElement.dataset['theme'] = chosen;
  }
  theme.set(chosen);
}

/** Gives the editor the colours of the page. */
export function defineEditorThemes(): void {
  monaco.editor.defineTheme('page-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '6b7686' },
      { token: 'keyword', foreground: '7a3eb1' },
      { token: 'string', foreground: '22704a' },
      { token: 'number', foreground: '9a4a12' },
      { token: 'type.identifier', foreground: '0f5e9c' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1c2430',
      'editorLineNumber.foreground': '#9aa4b2',
      'editorLineNumber.activeForeground': '#4a5566',
      'editor.lineHighlightBackground': '#f4f6fa',
      'editor.lineHighlightBorder': '#00000000',
      'editorSuggestWidget.background': '#ffffff',
      'editorSuggestWidget.border': '#d5dbe4',
      'editorSuggestWidget.selectedBackground': '#dfe8fb',
      'editorSuggestWidget.selectedForeground': '#1c2430',
      'editorSuggestWidget.highlightForeground': '#2353bd',
      'editorSuggestWidget.focusHighlightForeground': '#2353bd',
    },
  });
  monaco.editor.defineTheme('page-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '7f8b9d' },
      { token: 'keyword', foreground: 'c49bf0' },
      { token: 'string', foreground: '8fd0a8' },
      { token: 'number', foreground: 'e2ac7a' },
      { token: 'type.identifier', foreground: '7fbdf2' },
    ],
    colors: {
      'editor.background': '#12161d',
      'editor.foreground': '#dfe5ee',
      'editorLineNumber.foreground': '#556072',
      'editorLineNumber.activeForeground': '#a8b3c4',
      'editor.lineHighlightBackground': '#191f29',
      'editor.lineHighlightBorder': '#00000000',
      'editorSuggestWidget.background': '#1a202a',
      'editorSuggestWidget.border': '#323c4b',
      'editorSuggestWidget.selectedBackground': '#28395c',
      'editorSuggestWidget.selectedForeground': '#eef2f8',
      'editorSuggestWidget.highlightForeground': '#8fb2ff',
      'editorSuggestWidget.focusHighlightForeground': '#8fb2ff',
    },
  });
}

function current(): Theme {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemDark.matches ? 'dark' : 'light';
}
