/** The page on which a person signs in to the demo instance and allows an application. */
import { htmlReply, type Reply } from '../http/reply.js';
import { DEMO_ADMIN, DEMO_READER } from './demo-users.js';

/** `params` come back with the form; `problem` says why the last attempt failed. */
export function signInPage(params: URLSearchParams, problem: string | null): Reply {
  const kept = [...params]
    .filter(([name]) => !name.startsWith('user_'))
    .map(
      ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
    );
  const hint = [DEMO_ADMIN, DEMO_READER]
    .map((user) => `<code>${user.userName}</code> / <code>${user.password}</code>`)
    .join(' or ');
  const body = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Sign in: demo instance</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem}label,input,button{display:block;width:100%;box-sizing:border-box}input,button{font:inherit;padding:.5rem;margin:.25rem 0 1rem}</style>
</head><body>
<h1>Demo instance</h1>
<p>DeepCodeSeek asks to read this instance in your name.</p>
${problem === null ? '' : `<p role="alert">${escape(problem)}</p>`}
<form method="post" action="/oauth_auth.do">
${kept.join('\n')}
<label>User name<input name="user_name" autocomplete="username" required autofocus></label>
<label>Password<input name="user_password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in and allow</button>
</form>
<p>Sample data only: ${hint}.</p>
</body></html>
`;
  return htmlReply(problem === null ? 200 : 401, body, {
    'Cache-Control': 'no-store',
    'X-Frame-Options': 'DENY',
  });
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
