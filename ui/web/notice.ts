import { element, icon, ICONS, withCode } from './element.js';

export interface Notice {
  show(text: string): void;
}

/** The line under the top bar for what has gone wrong; it stays until it is closed. */
export function createNotice(root: HTMLElement): Notice {
  return {
    show(text) {
      root.replaceChildren(
        icon(ICONS.warning),
        element('span', {}, ...withCode(text)),
        element(
          'button',
          {
            class: 'button quiet',
            type: 'button',
            'aria-label': 'Close this message',
            onclick: () => {
              root.hidden = true;
            },
          },
          icon(ICONS.close),
        ),
      );
      root.hidden = false;
    },
  };
}
