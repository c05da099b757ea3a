/** `/angular.do`: how a browser, and the vendor's command line, signs in and gets its session token. */
import type { DemoRequest } from '../http/demo-request.js';
import { errorReply, jsonReply, type Reply } from '../http/reply.js';
import type { Authenticator } from './authentication.js';

/** Answers `sysparm_type=view_form.login` (name and password in a form) and `sysparm_type=get_user`. */
export async function answerAngularRequest(
  authenticator: Authenticator,
  request: DemoRequest,
): Promise<Reply> {
  const type = request.query.get('sysparm_type');
  if (type === 'view_form.login') return signIn(authenticator, await request.form());
  if (type === 'get_user') return currentSession(authenticator, request);
  return errorReply(404, 'Not found', `Nothing answers sysparm_type=${type ?? ''}`);
}

function signIn(authenticator: Authenticator, form: URLSearchParams): Reply {
  const user = authenticator.userWithPassword(
    form.get('user_name') ?? '',
    form.get('user_password') ?? '',
  );
  if (user === undefined) {
    return jsonReply(200, { status: 'error', message: 'User name or password invalid' });
  }
  if (user.multiFactor === true) {
    return jsonReply(200, {
      status: 'mfa_code_required',
      message: 'Enter the code of your device',
    });
  }
  const cookie = authenticator.openSession(user.userName);
  return jsonReply(200, { status: 'success' }, { 'Set-Cookie': cookie });
}

/** A session that does not prove itself with its token is told the token, with a 401: clients read it from there. */
function currentSession(authenticator: Authenticator, request: DemoRequest): Reply {
  const session = authenticator.sessionOf(request);
  if (session === null) {
    const cookie = authenticator.openSession('');
    return jsonReply(200, { user_name: 'guest' }, { 'Set-Cookie': cookie });
  }
  const authentication = authenticator.authenticate(request);
  if (authentication.kind === 'user') {
    return jsonReply(200, { user_name: authentication.user.userName });
  }
  return errorReply(401, 'User Not Authenticated', null, {
    'X-UserToken-Response': session.userToken,
  });
}
