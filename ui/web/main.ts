/** Puts the page together. */
import './without-eval.js';
import './style/page.css';
import { createServiceClient, ServiceProblem } from './api/service-client.js';
import { askForToken } from './context/token-dialog.js';
import { createContextBar } from './context/context-bar.js';
import { createScriptDialog } from './context/script-dialog.js';
import { createEditor } from './editor/create-editor.js';
import { insertSuggestion } from './editor/insert-suggestion.js';
import { registerCompletions } from './editor/register-completions.js';
import { themeInForce } from './editor/themes.js';
import { createNotice } from './notice.js';
import { createSuggestionPanel } from './panel/suggestion-panel.js';
import { createRerankChoice } from './rerank/rerank-choice.js';
import { createRerankSwitch } from './rerank/rerank-switch.js';
import { createStatusBar } from './status/status-bar.js';
import { createSyncControl } from './status/sync-control.js';
import { createSuggestionFeed } from './suggest/suggestion-feed.js';
import { askOnPause } from './suggest/ask-on-pause.js';
import { createMirrorWatch } from './workspace/mirror-watch.js';
import { createScriptLoader } from './workspace/script-loader.js';
import { createWorkspace } from './workspace/workspace.js';
import { registerKeys } from './keys.js';

const client = createServiceClient();
const workspace = createWorkspace();
const theme = themeInForce();
const notice = createNotice(place('notice'));
const editor = createEditor(place('editor'), theme);
const rerank = createRerankChoice();
const feed = createSuggestionFeed(editor, client, workspace, rerank);

const panel = createSuggestionPanel(place('suggestions'), feed, {
  insert(suggestion) {
    insertSuggestion(editor, suggestion);
  },
  leave() {
    editor.focus();
  },
  rerank: createRerankSwitch(rerank, () => void feed.ask()),
  retry() {
    void mirror.look();
  },
  sync() {
    sync.start();
  },
  giveToken,
});
const sync = createSyncControl({
  client,
  workspace,
  onEnd(job) {
    if (job.error !== null) notice.show(`${job.error.message} ${job.error.remedy}`);
    void mirror.look();
  },
  onProblem: report,
});
const statusBar = createStatusBar(place('status'), feed);
const loader = createScriptLoader({ client, workspace, editor, onProblem: report });
const scripts = createScriptDialog({
  client,
  workspace,
  labelOf: (table) => mirror.labelOf(table),
  onChoice: (choice) => void loader.load(choice),
  onProblem: report,
});
const bar = createContextBar(place('top'), {
  workspace,
  theme,
  openScripts() {
    scripts.open();
  },
  onInstance: (instance) => void mirror.choose(instance),
  sync: sync.root,
});
const mirror = createMirrorWatch({
  client,
  workspace,
  bar,
  statusBar,
  rerank,
  onFirstLook() {
    loader.start(mirror.scopes());
    sync.resume();
  },
  onChange() {
    feed.forget();
    void feed.ask();
  },
  onProblem: report,
});

registerCompletions(feed);
askOnPause(editor, feed, workspace);
registerKeys({
  editor,
  panel,
  insert: (suggestion) => {
    insertSuggestion(editor, suggestion);
  },
});
mirror.start();
editor.focus();

function report(error: unknown): void {
  if (error instanceof ServiceProblem && error.status === 401) {
    giveToken();
    return;
  }
  if (error instanceof ServiceProblem) notice.show(`${error.message} ${error.remedy}`);
  else mirror.lost();
}

function giveToken(): void {
  askForToken((token) => {
    client.setToken(token);
    void mirror.look();
  });
}

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no place "${id}"`);
  return found;
}
