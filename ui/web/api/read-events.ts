/** Reads server-sent events from a fetched answer: unlike EventSource it can send a token. */

export interface StreamedEvent {
  readonly event: string;
  readonly data: string;
}

/** The events of the stream in order; comments and other fields are passed over. */
export async function* readEvents(response: Response): AsyncGenerator<StreamedEvent> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      buffered += value;
      const blocks = buffered.split('\n\n');
      buffered = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = fieldOf(block, 'event');
        if (event !== '') yield { event, data: fieldOf(block, 'data') };
      }
    }
  } finally {
    await reader.cancel();
  }
}

function fieldOf(block: string, name: string): string {
  return block
    .split('\n')
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trimStart())
    .join('\n');
}
