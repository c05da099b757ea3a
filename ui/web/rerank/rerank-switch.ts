/** The panel's switch that has a model rerank, and what it did to the answer in sight. */
import type { SuggestAnswer } from '../../../domain/index.js';
import { element, withCode } from '../element.js';
import type { RerankChoice } from './rerank-choice.js';

export interface RerankSwitch {
  readonly root: HTMLElement;
  /** Says what the model did to this answer; null where no answer is shown. */
  show(answer: SuggestAnswer | null): void;
}

const NOTE_ID = 'rerank-note';

/** Stays hidden while the service has no reranker. */
export function createRerankSwitch(choice: RerankChoice, onToggle: () => void): RerankSwitch {
  let shown: SuggestAnswer | null = null;
  const input = element('input', {
    class: 'switch',
    type: 'checkbox',
    role: 'switch',
    'aria-describedby': NOTE_ID,
  });
  const name = element('span', { class: 'rerank-model' });
  const note = element('p', { class: 'rerank-note', id: NOTE_ID });
  const root = element(
    'div',
    { class: 'rerank', hidden: true },
    element('label', { class: 'rerank-label' }, input, 'Rerank with ', name),
    note,
  );

  function render(): void {
    const model = choice.model.get();
    root.hidden = model === null;
    if (model === null) return;
    name.textContent = model;
    name.title = model;
    input.checked = choice.on.get();
    const words = choice.on.get() && shown !== null ? noteOf(shown, model) : '';
    note.replaceChildren(...withCode(words));
  }

  input.addEventListener('change', () => {
    choice.on.set(input.checked);
    onToggle();
  });
  choice.model.watch(render);
  choice.on.watch(render);
  return {
    root,
    show(answer) {
      shown = answer;
      render();
    },
  };
}

/** `40 reranked by tiny-reranker`, and why not more where there is a reason. */
function noteOf({ reranked, degraded }: SuggestAnswer, model: string): string {
  const reason = degraded.find(({ stage }) => stage === 'neural')?.reason;
  const done = `${String(reranked)} reranked by ${model}`;
  if (reason === undefined) return reranked === 0 ? '' : done;
  return reranked === 0 ? `Not reranked: ${reason}` : `${done}: ${reason}`;
}
