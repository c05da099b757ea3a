/** A plain client for tests: it asks a demo instance and hands back all of the answer. */
import { z } from 'zod';
import { DEMO_ADMIN, type DemoInstance } from '../../../connector/demo-instance/index.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Credentials = Readonly<{ userName: string; password: string }>;

const rowSchema = z.record(z.string(), z.unknown());
const listSchema = z.object({ result: z.array(rowSchema) });
const recordSchema = z.object({ result: rowSchema });
const errorSchema = z.object({
  error: z.object({ message: z.string(), detail: z.string().nullable() }),
  status: z.literal('failure'),
});

export function basic({ userName, password }: Credentials): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
}

/** Sends a request as `admin` unless the headers say otherwise. */
export async function ask(
  instance: DemoInstance,
  path: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${instance.url}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { Accept: 'application/json', Authorization: basic(DEMO_ADMIN), ...init.headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The path of a list of records with its parameters encoded. */
export function tablePath(table: string, parameters: Readonly<Record<string, string>>): string {
  return `/api/now/table/${table}?${new URLSearchParams(parameters).toString()}`;
}

export function rowsOf(answer: Answer): readonly Record<string, unknown>[] {
  return listSchema.parse(JSON.parse(answer.text)).result;
}

export function recordOf(answer: Answer): Record<string, unknown> {
  return recordSchema.parse(JSON.parse(answer.text)).result;
}

export function errorOf(answer: Answer): { message: string; detail: string | null } {
  return errorSchema.parse(JSON.parse(answer.text)).error;
}

export function jsonOf(answer: Answer): unknown {
  return JSON.parse(answer.text);
}

/** The address behind a relation of the `Link` header, without the instance's own, or null. */
export function linkOf(answer: Answer, relation: string): string | null {
  const found = new RegExp(`<https?://[^/]+([^>]*)>;rel="${relation}"`).exec(
    answer.headers.get('link') ?? '',
  );
  return found?.[1] ?? null;
}
