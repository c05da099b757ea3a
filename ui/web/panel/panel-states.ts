/** What the panel shows where there are no suggestions: each state says what it is and what to do. */
import { ServiceProblem, type ServiceUnreachable } from '../api/service-client.js';
import { element, icon, ICONS, withCode } from '../element.js';

export interface StateActions {
  readonly retry: () => void;
  readonly sync: () => void;
  readonly giveToken: () => void;
}

/** Grey rows in the place of the first answer. */
export function loadingState(): HTMLElement {
  const rows = Array.from({ length: 6 }, () =>
    element('div', { class: 'ghost' }, element('span', {}), element('span', {})),
  );
  return element('div', { class: 'ghosts', 'aria-hidden': 'true' }, ...rows);
}

/** The cursor stands where nothing fits. */
export function nothingState(): HTMLElement {
  return message(
    'cursor',
    'Nothing fits here',
    'Suggestions come where a value, a call or a member can stand: after “=”, “(”, “return”, “new”, a dot, or on an empty line.',
  );
}

/** The service has refused, or does not answer. */
export function problemState(
  problem: ServiceProblem | ServiceUnreachable,
  actions: StateActions,
): HTMLElement {
  if (!(problem instanceof ServiceProblem)) {
    return message(
      'plug',
      'The service does not answer',
      'It may have been stopped. The page tries again by itself; your text stays where it is.',
      button('Try now', actions.retry),
    );
  }
  switch (problem.code) {
    case 'MIRROR_NOT_READY':
      return message(
        'box',
        'No scripts yet',
        `${problem.message} Suggestions start as soon as the first sync is done.`,
        button('Sync now', actions.sync),
      );
    case 'INSTANCE_NONE':
    case 'INSTANCE_UNKNOWN':
      return message('box', 'No instance is connected', problem.remedy);
    case 'TOKEN_MISSING':
    case 'TOKEN_REFUSED':
      return message(
        'lock',
        'This service is locked',
        problem.message,
        button('Give the token', actions.giveToken),
      );
    default:
      return message(
        'warning',
        problem.message,
        problem.remedy,
        button('Try again', actions.retry),
      );
  }
}

function message(
  picture: keyof typeof ICONS,
  title: string,
  text: string,
  action: HTMLElement | null = null,
): HTMLElement {
  return element(
    'div',
    { class: 'state', 'data-state': picture },
    element('div', { class: 'state-picture' }, icon(ICONS[picture], 28)),
    element('h3', {}, title),
    element('p', {}, ...withCode(text)),
    action,
  );
}

function button(label: string, onclick: () => void): HTMLElement {
  return element('button', { class: 'button', type: 'button', onclick }, label);
}
