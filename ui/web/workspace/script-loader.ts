/** Puts scripts into the editor. Each keeps its own text and undo history, so that nothing is lost by looking at another. */
import { scriptSchema } from '../../server/schemas/script.js';
import type { ServiceClient } from '../api/service-client.js';
import type { ScriptChoice } from '../context/script-dialog.js';
import { LANGUAGE } from '../editor/create-editor.js';
import { monaco } from '../editor/monaco.js';
import { sampleScript, type SampleScript } from './sample-script.js';
import { instanceQuery, type ScriptContext, type Workspace } from './workspace.js';

export interface ScriptLoader {
  /** Opens the script that the address names, or the sample. */
  start(scopes: readonly { readonly scope: string }[]): void;
  load(choice: ScriptChoice): Promise<void>;
}

interface Opened {
  readonly model: monaco.editor.ITextModel;
  context: ScriptContext;
  view: monaco.editor.ICodeEditorViewState | null;
}

const MAX_OPENED = 12;
const SAMPLE_KEY = 'sample';

export function createScriptLoader(options: {
  readonly client: ServiceClient;
  readonly workspace: Workspace;
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  readonly onProblem: (error: unknown) => void;
}): ScriptLoader {
  const { client, workspace, editor, onProblem } = options;
  const opened = new Map<string, Opened>();
  let currentKey: string | null = null;
  let sample = sampleScript([]);

  workspace.script.watch((context) => {
    const current = currentKey === null ? undefined : opened.get(currentKey);
    if (current !== undefined) current.context = context;
  });

  function show(key: string, open: () => Opened): void {
    const leaving = currentKey === null ? undefined : opened.get(currentKey);
    if (leaving !== undefined) leaving.view = editor.saveViewState();
    const found = opened.get(key) ?? open();
    // The one used last stands last.
    opened.delete(key);
    opened.set(key, found);
    currentKey = key;
    editor.setModel(found.model);
    if (found.view !== null) editor.restoreViewState(found.view);
    workspace.script.set(found.context);
    forgetOldest(opened);
    nameInAddress(workspace, found.context);
    editor.focus();
  }

  async function loadScript(sysId: string): Promise<void> {
    const instance = workspace.instance.get() ?? '';
    const key = `${instance}/${sysId}`;
    const known = opened.get(key);
    if (known !== undefined) {
      show(key, () => known);
      return;
    }
    try {
      const path = `/api/v1/scripts/${encodeURIComponent(sysId)}?${instanceQuery(workspace)}`;
      const { source, name, scope, table } = await client.get(path, scriptSchema);
      show(key, () => ({
        model: monaco.editor.createModel(source, LANGUAGE),
        context: { sysId, name, scope, table },
        view: null,
      }));
    } catch (error) {
      onProblem(error);
    }
  }

  function showSample(): void {
    show(SAMPLE_KEY, () => openedSample(sample));
    const context = workspace.script.get();
    if (context.sysId === null && editor.getModel()?.getVersionId() === 1) {
      editor.setPosition(endOf(sample.before));
    }
  }

  return {
    start(scopes) {
      sample = sampleScript(scopes);
      const named = new URLSearchParams(location.search).get('script');
      showSample();
      if (named !== null) void loadScript(named);
    },
    load(choice) {
      if (choice.kind === 'script') return loadScript(choice.script.sysId);
      showSample();
      return Promise.resolve();
    },
  };
}

function openedSample({ name, scope, table, before, after }: SampleScript): Opened {
  return {
    model: monaco.editor.createModel(before + after, LANGUAGE),
    context: { sysId: null, name, scope, table },
    view: null,
  };
}

function endOf(text: string): monaco.IPosition {
  const lines = text.split('\n');
  return { lineNumber: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function forgetOldest(opened: Map<string, Opened>): void {
  for (const [key, { model }] of opened) {
    if (opened.size <= MAX_OPENED) return;
    opened.delete(key);
    model.dispose();
  }
}

/** So that a reload opens the same script. */
function nameInAddress(workspace: Workspace, { sysId }: ScriptContext): void {
  const query = new URLSearchParams(location.search);
  if (sysId === null) query.delete('script');
  else query.set('script', sysId);
  const instance = workspace.instance.get();
  if (instance !== null) query.set('instance', instance);
  history.replaceState(null, '', `?${query.toString()}`);
}
