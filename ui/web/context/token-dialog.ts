import { element } from '../element.js';

/** Asks for the token of a service that demands one; it is kept for this tab only. */
export function askForToken(onToken: (token: string) => void): void {
  // Several requests may find out at once.
  if (document.querySelector('dialog.token') !== null) return;
  const input = element('input', {
    id: 'token',
    class: 'field',
    type: 'password',
    autocomplete: 'off',
    spellcheck: false,
  });
  const form = element(
    'form',
    { class: 'token-form' },
    element('h2', {}, 'This service demands a token'),
    element(
      'p',
      {},
      'It is what the administrator has set as DEEPCODESEEK_TOKEN. This tab keeps it until it is closed.',
    ),
    element('label', { for: 'token' }, 'Token'),
    input,
    element('button', { class: 'button primary', type: 'submit' }, 'Unlock'),
  );
  const dialog = element('dialog', { class: 'dialog token', 'aria-label': 'Token' }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value === '') return;
    dialog.close();
    onToken(input.value);
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
