/** How long a suggestion takes over HTTP, cold and from the cache, and what that does to the event loop. */
import { Agent, request } from 'node:http';
import { suggestAnswerSchema } from '../domain/index.js';
import type { GeneratedQuestion } from './generated-instance.js';
import { quantile } from './quantiles.js';

export interface SuggestionTimes {
  readonly p50: number;
  readonly p95: number;
  /** Answers that left something out. */
  readonly degraded: number;
  readonly asked: number;
  /** Each of them, in the order in which they were asked. */
  readonly milliseconds: readonly number[];
  /** 95th percentile of what the features of the candidates and their ranker took of it. */
  readonly rankingP95: number;
}

/** Asks each question once, one after the other, over one kept connection. Milliseconds. */
export async function askEach(
  url: string,
  questions: readonly GeneratedQuestion[],
): Promise<SuggestionTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const answers: Timed[] = [];
  for (const question of questions) {
    answers.push(await post(`${url}/api/v1/suggest`, question, agent));
  }
  agent.destroy();
  const times = answers.map(({ milliseconds }) => milliseconds);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    degraded: answers.filter(({ degraded }) => degraded).length,
    asked: answers.length,
    milliseconds: times,
    rankingP95: quantile(
      answers.map(({ ranking }) => ranking),
      0.95,
    ),
  };
}

function readAnswer(text: string): Omit<Timed, 'milliseconds'> {
  const { degraded, timings } = suggestAnswerSchema.parse(JSON.parse(text));
  return {
    degraded: degraded.length > 0,
    ranking: (timings['features'] ?? 0) + (timings['rank'] ?? 0),
  };
}

interface Timed {
  readonly milliseconds: number;
  readonly degraded: boolean;
  readonly ranking: number;
}

function post(url: string, body: unknown, agent: Agent): Promise<Timed> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { 'Content-Type': 'application/json' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const milliseconds = performance.now() - started;
          if (response.statusCode === 200) resolve({ milliseconds, ...readAnswer(text) });
          else reject(new Error(`suggest answered ${String(response.statusCode)}: ${text}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}
