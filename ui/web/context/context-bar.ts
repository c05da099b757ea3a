/** The top of the page: what is written for which instance, scope and table. */
import { element, icon, ICONS } from '../element.js';
import { chooseTheme, type Theme } from '../editor/themes.js';
import type { Observable } from '../observable.js';
import type { Workspace } from '../workspace/workspace.js';

export interface ContextBarOptions {
  readonly workspace: Workspace;
  readonly theme: Observable<Theme>;
  readonly openScripts: () => void;
  readonly onInstance: (instance: string) => void;
  readonly sync: HTMLElement;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ContextBar {
  showInstances(choices: readonly Choice[]): void;
  showScopes(choices: readonly Choice[]): void;
  showTables(choices: readonly Choice[]): void;
}

export function createContextBar(root: HTMLElement, options: ContextBarOptions): ContextBar {
  const { workspace, theme, openScripts, onInstance, sync } = options;
  const instance = select('instance', onInstance);
  const scope = select('scope', (value) => {
    workspace.script.set({ ...workspace.script.get(), scope: value });
  });
  const table = select('table', (value) => {
    workspace.script.set({ ...workspace.script.get(), table: value });
  });
  const scriptName = element('span', { class: 'script-button-name' });
  const scriptButton = element(
    'button',
    {
      class: 'button script-button',
      type: 'button',
      'aria-haspopup': 'dialog',
      onclick: openScripts,
    },
    icon(ICONS.script),
    element('span', { class: 'unseen' }, 'Script:'),
    scriptName,
    icon(ICONS.down, 12),
  );
  const themeButton = element('button', {
    class: 'button quiet',
    type: 'button',
    onclick: () => {
      chooseTheme(theme, theme.get() === 'dark' ? 'light' : 'dark');
    },
  });
  theme.watch((now) => {
    const label = now === 'dark' ? 'Use the light theme' : 'Use the dark theme';
    themeButton.replaceChildren(icon(now === 'dark' ? ICONS.sun : ICONS.moon));
    themeButton.setAttribute('aria-label', label);
    themeButton.title = label;
  });
  workspace.script.watch((script) => {
    scriptName.textContent = script.name;
    offer(scope, script.scope);
    offer(table, script.table);
  });
  // Shown where there are several to choose from.
  const instanceLabel = labelled('Instance', instance);
  instanceLabel.hidden = true;
  root.replaceChildren(
    element(
      'h1',
      { class: 'mark' },
      icon('M5.500 4 2 8l3.500 4M10.500 4 14 8l-3.500 4', 18),
      'DeepCodeSeek',
    ),
    scriptButton,
    element(
      'div',
      { class: 'fields' },
      instanceLabel,
      labelled('Scope', scope),
      labelled('Table', table),
    ),
    element('div', { class: 'top-actions' }, sync, themeButton),
  );

  return {
    showInstances(choices) {
      fill(instance, choices, workspace.instance.get() ?? '');
      instanceLabel.hidden = choices.length < 2;
    },
    showScopes(choices) {
      fill(scope, choices, workspace.script.get().scope);
    },
    showTables(choices) {
      fill(table, choices, workspace.script.get().table);
    },
  };
}

function select(id: string, onChange: (value: string) => void): HTMLSelectElement {
  const made = element('select', { class: 'field', id });
  made.addEventListener('change', () => {
    onChange(made.value);
  });
  return made;
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  return element('label', { class: 'labelled' }, element('span', {}, text), field);
}

function fill(field: HTMLSelectElement, choices: readonly Choice[], value: string): void {
  field.replaceChildren(
    ...choices.map((choice) => element('option', { value: choice.value }, choice.label)),
  );
  offer(field, value);
}

/** Selects a value, adding it where the list does not have it. */
function offer(field: HTMLSelectElement, value: string): void {
  if (value !== '' && ![...field.options].some((option) => option.value === value)) {
    field.append(element('option', { value }, value));
  }
  field.value = value;
}
