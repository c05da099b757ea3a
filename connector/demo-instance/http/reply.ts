/** What a handler answers, and the platform's form of errors. */

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** The connection is reset when this many bytes of the body have been sent. */
  readonly resetAfterBytes?: number;
}

type Headers = Reply['headers'];

export function jsonReply(status: number, body: unknown, headers: Headers = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function htmlReply(status: number, body: string, headers: Headers = {}): Reply {
  return { status, headers: { 'Content-Type': 'text/html;charset=UTF-8', ...headers }, body };
}

export function emptyReply(status: number, headers: Headers = {}): Reply {
  return { status, headers, body: '' };
}

/** `{"error": {"message", "detail"}, "status": "failure"}`. */
export function errorReply(
  status: number,
  message: string,
  detail: string | null,
  headers: Headers = {},
): Reply {
  return jsonReply(status, { error: { message, detail }, status: 'failure' }, headers);
}

export function notAuthenticated(headers: Headers = {}): Reply {
  return errorReply(401, 'User Not Authenticated', 'Required to provide Auth information', {
    'WWW-Authenticate': 'BASIC realm="Service-now"',
    ...headers,
  });
}

export function notAuthorized(detail: string): Reply {
  return errorReply(403, 'User Not Authorized', detail);
}

export function noRecord(): Reply {
  return errorReply(
    404,
    'No Record found',
    "Record doesn't exist or ACL restricts the record retrieval",
  );
}
