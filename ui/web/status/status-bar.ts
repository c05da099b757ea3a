import type { MirrorStatus } from '../../../domain/index.js';
import { element } from '../element.js';
import type { SuggestionFeed } from '../suggest/suggestion-feed.js';

export interface StatusBar {
  showStatus(status: MirrorStatus): void;
  showConnection(connection: 'connected' | 'waiting' | 'none' | 'lost'): void;
}

const CONNECTIONS = {
  connected: 'Ready',
  waiting: 'Waiting for the first sync',
  none: 'No instance',
  lost: 'No connection',
} as const;

/** The bottom line: what answers, how fresh it is, how fast it was. */
export function createStatusBar(root: HTMLElement, feed: SuggestionFeed): StatusBar {
  const connection = element('span', { class: 'connection', 'data-connection': 'none' });
  const size = element('span', { class: 'status-size' });
  const generation = element('span', { class: 'status-generation' });
  const synced = element('span', {});
  const latency = element('span', { class: 'status-latency' });
  root.replaceChildren(
    connection,
    size,
    synced,
    generation,
    element('span', { class: 'status-gap' }),
    latency,
    element('a', { class: 'notices', href: '/assets/notices.txt' }, 'Notices'),
  );
  feed.state.watch((state) => {
    if (state.kind !== 'answered') return;
    const { answer, durationMs } = state.answered;
    latency.textContent = `${durationMs.toFixed(0)} ms`;
    latency.title = Object.entries(answer.timings)
      .map(([stage, milliseconds]) => `${stage} ${milliseconds.toFixed(1)} ms`)
      .join('\n');
  });
  return {
    showStatus(status) {
      const count = (value: number): string => value.toLocaleString('en');
      size.textContent = `${count(status.scripts)} scripts, ${count(status.apis)} APIs`;
      generation.textContent = `generation ${count(status.generation)}`;
      synced.textContent =
        status.lastSync === null ? 'never synced' : `synced ${agoOf(status.lastSync)}`;
      synced.title = status.lastSync ?? '';
    },
    showConnection(now) {
      connection.dataset['connection'] = now;
      connection.textContent = CONNECTIONS[now];
    },
  };
}

function agoOf(time: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1000));
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${String(seconds)} s ago`;
  if (seconds < 3_600) return `${String(Math.round(seconds / 60))} min ago`;
  if (seconds < 172_800) return `${String(Math.round(seconds / 3_600))} h ago`;
  return `${String(Math.round(seconds / 86_400))} days ago`;
}
