import type { SuggestAnswer, Suggestion } from '../../../domain/index.js';
import { element, icon, ICONS } from '../element.js';
import { titleOf, VERDICTS } from '../suggest/suggestion-words.js';

/** Suggestions that Alt and a digit reach. */
const DIGITS = 9;

/** One row of the list; the first is the selected one. */
export function suggestionOption(
  suggestion: Suggestion,
  question: SuggestAnswer['question'],
  index: number,
): HTMLElement {
  const { name, parameters, home } = titleOf(suggestion, question);
  const { verdict } = suggestion.access;
  return element(
    'li',
    {
      class: 'option',
      id: optionId(index),
      role: 'option',
      'aria-selected': String(index === 0),
      'data-verdict': verdict,
    },
    element(
      'span',
      { class: 'option-number', 'aria-hidden': 'true' },
      index < DIGITS ? String(index + 1) : '',
    ),
    element(
      'span',
      { class: 'option-text' },
      element(
        'span',
        { class: 'option-name' },
        ...brokenAtDots(name),
        element('span', { class: 'option-parameters' }, parameters),
      ),
      element('span', { class: 'option-note' }, noteOf(suggestion, home)),
    ),
    verdict === 'allowed'
      ? null
      : element(
          'span',
          { class: `verdict ${verdict}`, title: suggestion.access.reason },
          icon(ICONS[verdict === 'denied' ? 'denied' : 'warning'], 14),
          element('span', { class: 'unseen' }, VERDICTS[verdict]),
        ),
  );
}

/** The id that `aria-activedescendant` names. */
export function optionId(index: number): string {
  return `option-${String(index)}`;
}

/** A long name may break after its class. */
function brokenAtDots(name: string): readonly (Node | string)[] {
  return name
    .split('.')
    .flatMap((part, index) => (index === 0 ? [part] : ['.', document.createElement('wbr'), part]));
}

function noteOf({ documentation, evidence }: Suggestion, home: string): string {
  const words = documentation.split('\n')[0] ?? '';
  const reason = words === '' ? (evidence[0]?.text ?? '') : words;
  return [home, reason].filter((part) => part !== '').join(' · ');
}
