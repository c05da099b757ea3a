import type { SuggestAnswer, Suggestion } from '../../../domain/index.js';
import { element, icon, ICONS } from '../element.js';
import { percentOf, titleOf, VERDICTS } from '../suggest/suggestion-words.js';

/** Suggestions that Alt and a digit reach. */
const DIGITS = 9;

/** One row of the list; the first is the selected one. */
export function suggestionOption(
  suggestion: Suggestion,
  { question, threshold }: Pick<SuggestAnswer, 'question' | 'threshold'>,
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
      'data-likelihood': suggestion.unlikely ? 'unlikely' : 'likely',
      'data-tier': suggestion.tier,
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
    suggestion.tier === 'neural' ? tierMark(suggestion) : null,
    threshold === null
      ? null
      : element(
          'span',
          { class: 'option-chance', title: 'How likely it is what you want' },
          percentOf(suggestion),
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

/** A model has scored it; where that moved it up, its evidence says by how much. */
function tierMark({ evidence }: Suggestion): HTMLElement {
  const moved = evidence.find(({ source }) => source === 'neural');
  const words = moved?.text ?? 'The model has scored it';
  return element(
    'span',
    { class: moved === undefined ? 'option-tier' : 'option-tier higher', title: words },
    icon(moved === undefined ? ICONS.scored : ICONS.higher, 14),
    element('span', { class: 'unseen' }, words),
  );
}

/** Stands above the options that the editor does not offer by itself. */
export function lessLikelyHeading(): HTMLElement {
  return element('li', { class: 'less-likely', role: 'presentation' }, 'Less likely');
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
