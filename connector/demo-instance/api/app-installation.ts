/** What `now-sdk install` asks for: the upload of a package, and how far its installation is. */
import type { Authenticator } from '../access/authentication.js';
import type { DemoData } from '../data/demo-data.js';
import { deriveSysId } from '../data/sys-id.js';
import { platformTime } from '../data/demo-row.js';
import type { DemoRequest } from '../http/demo-request.js';
import {
  errorReply,
  jsonReply,
  notAuthenticated,
  notAuthorized,
  type Reply,
} from '../http/reply.js';

const PROGRESS = /^\/api\/sn_cicd\/progress\/([0-9a-f]{32})$/;
const SUCCESSFUL = '2';

/**
 * Registers an uploaded application in sys_scope and sys_upgrade_history; its records are not unpacked.
 * Null for any other address.
 */
export function answerInstallRequest(
  data: DemoData,
  authenticator: Authenticator,
  request: DemoRequest,
): Promise<Reply> | Reply | null {
  const isUpload = request.path === '/sn_appclient_upload_processor.do';
  const progress = PROGRESS.exec(request.path)?.[1];
  if (!isUpload && progress === undefined) return null;
  const authentication = authenticator.authenticate(request);
  if (authentication.kind !== 'user') return notAuthenticated();
  if (!authentication.user.access.canWrite) return notAuthorized('The role admin is required');
  if (isUpload) return install(data, request);
  return jsonReply(200, {
    result: {
      status: SUCCESSFUL,
      status_label: 'Successful',
      status_message: '',
      status_detail: '',
      error: '',
      percent_complete: 100,
    },
  });
}

async function install(data: DemoData, request: DemoRequest): Promise<Reply> {
  const { query } = request;
  const scope = query.get('sysparm_fluent_scope_name');
  const scopeId = query.get('sysparm_fluent_scope_id');
  const version = query.get('sysparm_fluent_app_version') ?? '';
  const upload = await request.body();
  if (scope === null || scopeId === null || upload.length === 0) {
    return errorReply(400, 'The upload names no application', null);
  }
  data.addApplication({ scope, name: scope, version, sysId: scopeId });
  const now = platformTime(new Date());
  data.upsert('sys_upgrade_history', {
    from_version: '',
    to_version: scope,
    upgrade_started: now,
    upgrade_finished: now,
  });
  return jsonReply(200, {
    executionTracker: deriveSysId(scope, 'sys_execution_tracker', now),
    rollbackContext: deriveSysId(scope, 'sys_rollback_context', now),
  });
}
