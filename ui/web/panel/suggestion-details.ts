import type { SuggestAnswer, Suggestion } from '../../../domain/index.js';
import { element, icon, ICONS } from '../element.js';
import { VERDICTS } from '../suggest/suggestion-words.js';

/** Everything that is known of the selected suggestion. */
export function suggestionDetails(
  suggestion: Suggestion,
  question: SuggestAnswer['question'],
  insert: () => void,
): readonly HTMLElement[] {
  const { signature, documentation, access, definedAt, example, evidence, members } = suggestion;
  return [
    element(
      'div',
      { class: 'details-head' },
      element('code', { class: 'signature' }, signature),
      element('button', { class: 'button primary', type: 'button', onclick: insert }, 'Insert'),
    ),
    element(
      'p',
      { class: `access ${access.verdict}` },
      icon(
        ICONS[
          access.verdict === 'allowed'
            ? 'allowed'
            : access.verdict === 'denied'
              ? 'denied'
              : 'warning'
        ],
        14,
      ),
      element(
        'span',
        {},
        element('strong', {}, VERDICTS[access.verdict]),
        access.reason === '' ? '' : ` — ${access.reason}`,
      ),
    ),
    element(
      'p',
      { class: documentation === '' ? 'documentation none' : 'documentation' },
      documentation === '' ? 'Nobody has documented it.' : documentation,
      suggestion.documentationOrigin === 'generated'
        ? element('span', { class: 'origin', title: 'Written by a model' }, ' generated')
        : null,
    ),
    ...section(
      'Used like this',
      example === null
        ? null
        : element(
            'figure',
            { class: 'example' },
            element('pre', {}, element('code', {}, example.text)),
            element(
              'figcaption',
              {},
              `${example.script}, line ${String(example.line)} · ${example.scope}`,
            ),
          ),
    ),
    ...section(
      'Why it is here',
      evidence.length === 0
        ? null
        : element(
            'ul',
            { class: 'evidence' },
            ...evidence.map(({ text, script, line }) =>
              element(
                'li',
                {},
                text,
                script === null
                  ? null
                  : element(
                      'span',
                      { class: 'place' },
                      ` ${script}${line === null ? '' : `:${String(line)}`}`,
                    ),
              ),
            ),
          ),
    ),
    ...section(
      'Members that fit',
      question === 'member' || members.length < 2
        ? null
        : element(
            'ul',
            { class: 'members' },
            ...members
              .slice(0, 8)
              .map((member) => element('li', {}, element('code', {}, member.signature))),
          ),
    ),
    ...section(
      'Defined at',
      definedAt === null
        ? null
        : element('p', { class: 'place' }, `${definedAt.script}, line ${String(definedAt.line)}`),
    ),
  ];
}

function section(title: string, body: HTMLElement | null): readonly HTMLElement[] {
  return body === null
    ? []
    : [element('section', { class: 'details-part' }, element('h3', {}, title), body)];
}
