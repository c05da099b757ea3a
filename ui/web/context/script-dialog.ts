/** A dialog to find a script of the instance by its name. */
import { z } from 'zod';
import { scriptsSchema } from '../../server/schemas/listing.js';
import type { scriptSummarySchema } from '../../server/schemas/script.js';
import type { ServiceClient } from '../api/service-client.js';
import { element, icon, ICONS } from '../element.js';
import { instanceQuery, type Workspace } from '../workspace/workspace.js';

export type ScriptSummary = z.output<typeof scriptSummarySchema>;

/** `sample`: the script that the page opens with. */
export type ScriptChoice =
  { readonly kind: 'sample' } | { readonly kind: 'script'; readonly script: ScriptSummary };

const SEARCH_PAUSE_MS = 120;
const LIMIT = 60;

export interface ScriptDialog {
  open(): void;
}

export function createScriptDialog(options: {
  readonly client: ServiceClient;
  readonly workspace: Workspace;
  readonly labelOf: (table: string) => string;
  readonly onChoice: (choice: ScriptChoice) => void;
  readonly onProblem: (error: unknown) => void;
}): ScriptDialog {
  const { client, workspace, labelOf, onChoice, onProblem } = options;
  let choices: readonly ScriptChoice[] = [];
  let selected = 0;
  let search = new AbortController();
  let timer = 0;

  const input = element('input', {
    class: 'dialog-search',
    type: 'search',
    placeholder: 'Find a script by its name',
    autocomplete: 'off',
    spellcheck: false,
    role: 'combobox',
    'aria-label': 'Find a script by its name',
    'aria-expanded': 'true',
    'aria-controls': 'scripts',
  });
  const list = element('ul', {
    class: 'scripts',
    id: 'scripts',
    role: 'listbox',
    'aria-label': 'Scripts',
  });
  const dialog = element(
    'dialog',
    { class: 'dialog', 'aria-label': 'Choose a script' },
    element('div', { class: 'dialog-head' }, icon(ICONS.search), input),
    list,
  );
  document.body.append(dialog);

  async function load(): Promise<void> {
    search.abort();
    search = new AbortController();
    const { signal } = search;
    const wanted = input.value.trim();
    const path = `/api/v1/scripts?${instanceQuery(workspace)}&limit=${String(LIMIT)}&search=${encodeURIComponent(wanted)}`;
    try {
      const { items } = await client.get(path, scriptsSchema, signal);
      const scripts = items.map((script) => ({ kind: 'script' as const, script }));
      choices = wanted === '' ? [{ kind: 'sample' }, ...scripts] : scripts;
      render();
    } catch (error) {
      if (signal.aborted) return;
      dialog.close();
      onProblem(error);
    }
  }

  function render(): void {
    selected = 0;
    list.replaceChildren(
      ...(choices.length === 0
        ? [element('li', { class: 'scripts-none' }, 'No script has this in its name.')]
        : choices.map((choice, index) => row(choice, index, labelOf))),
    );
    mark();
  }

  function mark(): void {
    [...list.children].forEach((child, index) => {
      child.setAttribute('aria-selected', String(index === selected));
    });
    input.setAttribute('aria-activedescendant', rowId(selected));
    list.children[selected]?.scrollIntoView({ block: 'nearest' });
  }

  function choose(index: number): void {
    const choice = choices[index];
    if (choice === undefined) return;
    dialog.close();
    onChoice(choice);
  }

  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void load(), SEARCH_PAUSE_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') choose(selected);
    else if (event.key === 'ArrowDown') selected = Math.min(selected + 1, choices.length - 1);
    else if (event.key === 'ArrowUp') selected = Math.max(selected - 1, 0);
    else return;
    event.preventDefault();
    mark();
  });
  list.addEventListener('click', (event) => {
    const { target } = event;
    choose(
      [...list.children].findIndex((child) => target instanceof Node && child.contains(target)),
    );
  });
  // A click on the backdrop lands on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  return {
    open() {
      input.value = '';
      dialog.showModal();
      void load();
    },
  };
}

function row(choice: ScriptChoice, index: number, labelOf: (table: string) => string): HTMLElement {
  const [name, note] =
    choice.kind === 'sample'
      ? ['Sample script', 'not saved']
      : [choice.script.name, `${labelOf(choice.script.table)} · ${choice.script.scope}`];
  return element(
    'li',
    { class: 'script-row', id: rowId(index), role: 'option', 'aria-selected': 'false' },
    element('span', { class: 'script-name' }, name),
    element('span', { class: 'script-note' }, note),
  );
}

function rowId(index: number): string {
  return `script-${String(index)}`;
}
