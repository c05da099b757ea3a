import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { createError } from '../../../domain/index.js';
import type { FileToSend, Reply, ServerEvent } from '../routing/route.js';

/** Proxies close what is silent for longer. */
const KEEP_ALIVE_MS = 15_000;
const RETRY_MS = 2_000;
const MAX_STREAMS = 200;
/** A client that takes nothing of a file for as long is cut off. */
const STALLED_MS = 60_000;
const LEFT_EARLY = 'ERR_STREAM_PREMATURE_CLOSE';

/** Writes what a route has answered. */
export async function sendReply(
  response: Response,
  reply: Reply,
  streams: Set<Response>,
): Promise<void> {
  switch (reply.kind) {
    case 'json':
      response.setHeader('Cache-Control', 'no-store');
      response.status(reply.status).json(reply.body);
      return;
    case 'text':
      response.setHeader('Content-Type', reply.contentType);
      response.send(reply.body);
      return;
    case 'file':
      await sendFile(response, reply.file);
      return;
    case 'events':
      await sendEvents(response, reply.events, streams);
  }
}

/** Sends a file to be saved: its content comes from scripts, and a page of this service it shall never be. */
async function sendFile(
  response: Response,
  { fileName, contentType, bytes, handle }: FileToSend,
): Promise<void> {
  response.attachment(fileName);
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Length', bytes);
  response.setHeader('Cache-Control', 'no-store');
  if (response.req.method === 'HEAD') {
    await handle.close();
    response.end();
    return;
  }
  response.setTimeout(STALLED_MS);
  try {
    await pipeline(handle.createReadStream(), response);
  } catch (error) {
    // The client has left.
    if (error instanceof Error && 'code' in error && error.code === LEFT_EARLY) return;
    throw error;
  }
}

/** Streams events until they end or the client leaves; a slow reader is waited for. */
async function sendEvents(
  response: Response,
  events: AsyncIterable<ServerEvent>,
  streams: Set<Response>,
): Promise<void> {
  if (streams.size >= MAX_STREAMS) {
    throw createError('SERVICE_CROWDED', { what: 'event streams', limit: MAX_STREAMS });
  }
  streams.add(response);
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  try {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    let id = 0;
    for await (const { event, data } of events) {
      id += 1;
      const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      if (!response.write(text))
        await Promise.race([once(response, 'drain'), once(response, 'close')]);
      if (response.closed) return;
    }
    response.end();
  } finally {
    clearInterval(keepAlive);
    streams.delete(response);
  }
}
