/** A small source tree: what `game/play.py` calls at 5:9 is defined in `deck.py`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'deck.py': [
    'class Deck:',
    '    def shuffle_cards(self, seed):',
    '        """Shuffles the cards in place."""',
    '        return seed',
    '',
  ].join('\n'),
  'game/play.py': [
    'from deck import Deck',
    '',
    'def play_round(seed):',
    '    deck = Deck()',
    '    deck.',
    '',
  ].join('\n'),
  'game/show.py': [
    'from deck import Deck',
    '',
    'def show_round(seed):',
    '    deck = Deck()',
    '    deck.shuffle_cards(seed)',
    '',
  ].join('\n'),
};

export function writeDeckTree(root: string): void {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
