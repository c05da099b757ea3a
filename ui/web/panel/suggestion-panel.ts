/** The side panel: the ranked list, and below it what is known of the selected suggestion. */
import type { SuggestAnswer, Suggestion } from '../../../domain/index.js';
import { announce } from '../announce.js';
import { element, icon, ICONS } from '../element.js';
import type { RerankSwitch } from '../rerank/rerank-switch.js';
import type { Answered, FeedState, SuggestionFeed } from '../suggest/suggestion-feed.js';
import { likely, titleOf } from '../suggest/suggestion-words.js';
import { loadingState, nothingState, problemState, type StateActions } from './panel-states.js';
import { suggestionDetails } from './suggestion-details.js';
import { lessLikelyHeading, optionId, suggestionOption } from './suggestion-option.js';

export interface SuggestionPanel {
  /** Moves the keyboard to the list. */
  focus(): void;
  hasFocus(): boolean;
  /** The n-th suggestion of the list, from 0. */
  nth(index: number): Suggestion | null;
}

export interface PanelOptions extends StateActions {
  readonly insert: (suggestion: Suggestion) => void;
  readonly leave: () => void;
  readonly rerank: RerankSwitch;
}

export function createSuggestionPanel(
  root: HTMLElement,
  feed: SuggestionFeed,
  options: PanelOptions,
): SuggestionPanel {
  let shown: readonly Suggestion[] = [];
  /** The rows of `shown`. */
  let rows: readonly HTMLElement[] = [];
  let asked: SuggestAnswer['question'] = 'api';
  let selected = 0;
  const question = element('span', { class: 'panel-question' });
  const degraded = element('details', { class: 'degraded', hidden: true });
  const list = element('ul', {
    class: 'options',
    id: 'options',
    role: 'listbox',
    tabindex: 0,
    'aria-label': 'Suggestions: arrows choose, Enter inserts, Escape goes back to the script',
  });
  const state = element('div', { class: 'state-place' });
  const details = element('section', {
    class: 'details',
    'aria-label': 'Details of the selected suggestion',
    tabindex: 0,
  });
  root.replaceChildren(
    element('div', { class: 'panel-head' }, element('h2', {}, 'Suggestions'), question),
    options.rerank.root,
    degraded,
    list,
    state,
    details,
    element('p', { class: 'keys' }, ...keys()),
  );

  function select(index: number): void {
    selected = Math.max(0, Math.min(index, shown.length - 1));
    rows.forEach((row, position) => {
      row.setAttribute('aria-selected', String(position === selected));
    });
    const suggestion = shown[selected];
    if (suggestion === undefined) {
      list.removeAttribute('aria-activedescendant');
      details.replaceChildren();
      return;
    }
    list.setAttribute('aria-activedescendant', optionId(selected));
    rows[selected]?.scrollIntoView({ block: 'nearest' });
    details.replaceChildren(
      ...suggestionDetails(suggestion, asked, () => {
        options.insert(suggestion);
      }),
    );
    details.scrollTop = 0;
  }

  function show(answered: Answered): void {
    const { answer } = answered;
    const first = likely(answer);
    const listed = [...first, ...answer.suggestions.filter(({ unlikely }) => unlikely)];
    // An answer that has not changed leaves the choice where it is.
    const kept = isSameList(shown, listed) ? selected : 0;
    shown = listed;
    asked = answer.question;
    question.textContent = answer.question === 'member' ? 'members' : 'APIs';
    rows = shown.map((suggestion, index) => suggestionOption(suggestion, answer, index));
    const rest = rows.slice(first.length);
    list.replaceChildren(
      ...rows.slice(0, first.length),
      ...(rest.length === 0 ? [] : [lessLikelyHeading(), ...rest]),
    );
    options.rerank.show(answer);
    showDegraded(degraded, answer);
    state.replaceChildren(...(shown.length === 0 ? [nothingState()] : []));
    announce(announcementOf(answer, first));
    select(kept);
  }

  function clear(inPlace: HTMLElement): void {
    shown = [];
    rows = [];
    list.replaceChildren();
    degraded.hidden = true;
    options.rerank.show(null);
    question.textContent = '';
    state.replaceChildren(inPlace);
    select(0);
  }

  function render(now: FeedState): void {
    root.dataset['state'] = now.kind;
    root.setAttribute('aria-busy', String(now.kind === 'loading'));
    switch (now.kind) {
      case 'idle':
        clear(loadingState());
        return;
      case 'loading':
        // What is there stays readable until the answer comes.
        if (shown.length === 0) clear(loadingState());
        return;
      case 'answered':
        show(now.answered);
        return;
      case 'failed':
        announce(now.problem.message);
        clear(problemState(now.problem, options));
    }
    list.hidden = shown.length === 0;
  }

  feed.state.watch((now) => {
    render(now);
    list.hidden = shown.length === 0;
    details.hidden = shown.length === 0;
  });
  list.addEventListener('click', (event) => {
    const index = rowOf(rows, event.target);
    if (index !== -1) select(index);
  });
  list.addEventListener('dblclick', (event) => {
    const suggestion = shown[rowOf(rows, event.target)];
    if (suggestion !== undefined) options.insert(suggestion);
  });
  list.addEventListener('keydown', (event) => {
    const handled = onKey(event.key);
    if (handled) event.preventDefault();
  });

  function onKey(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        select(selected + 1);
        return true;
      case 'ArrowUp':
        select(selected - 1);
        return true;
      case 'Home':
        select(0);
        return true;
      case 'End':
        select(shown.length - 1);
        return true;
      case 'Enter': {
        const suggestion = shown[selected];
        if (suggestion !== undefined) options.insert(suggestion);
        return true;
      }
      case 'Escape':
        options.leave();
        return true;
      default:
        return false;
    }
  }

  return {
    focus() {
      if (shown.length > 0) list.focus();
      else root.focus();
    },
    hasFocus: () => root.contains(document.activeElement),
    nth: (index) => shown[index] ?? null,
  };
}

function isSameList(before: readonly Suggestion[], now: readonly Suggestion[]): boolean {
  return (
    before.length === now.length &&
    before.every(
      ({ api, member }, index) => now[index]?.api === api && now[index].member === member,
    )
  );
}

/** What of the neural stage is to be said stands at its switch. */
function showDegraded(place: HTMLDetailsElement, answer: SuggestAnswer): void {
  const degraded = answer.degraded.filter(({ stage }) => stage !== 'neural');
  place.hidden = degraded.length === 0;
  if (degraded.length === 0) return;
  place.replaceChildren(
    element(
      'summary',
      {},
      icon(ICONS.warning, 14),
      `Made without ${degraded.map(({ stage }) => stage).join(', ')}`,
    ),
    element(
      'ul',
      {},
      ...degraded.map(({ stage, reason }) =>
        element('li', {}, element('strong', {}, stage), ` ${reason}`),
      ),
    ),
  );
}

function rowOf(rows: readonly HTMLElement[], target: EventTarget | null): number {
  return rows.findIndex((row) => target instanceof Node && row.contains(target));
}

function announcementOf(
  { suggestions, question }: SuggestAnswer,
  likelyOnes: readonly Suggestion[],
): string {
  if (suggestions.length === 0) return 'No suggestion fits here';
  const [best] = likelyOnes;
  if (best === undefined) return `${String(suggestions.length)} less likely suggestions`;
  return `${String(likelyOnes.length)} suggestions, first ${titleOf(best, question).name}`;
}

function keys(): readonly HTMLElement[] {
  const entry = (names: readonly string[], use: string): HTMLElement =>
    element('span', {}, ...names.flatMap((name) => [element('kbd', {}, name), ' ']), use);
  return [
    entry(['Alt', '1–9'], 'insert'),
    entry(['F6'], 'list'),
    entry(['↑', '↓'], 'choose'),
    entry(['Enter'], 'insert'),
  ];
}
