export {
  startDemoInstance,
  type DemoInstance,
  type DemoInstanceOptions,
  type ReceivedRequest,
} from './demo-instance.js';
export {
  DEMO_ADMIN,
  DEMO_AUTHOR,
  DEMO_MFA_USER,
  DEMO_NOBODY,
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_READER,
  DEMO_USERS,
  type DemoAccess,
  type DemoOAuthClient,
  type DemoUser,
} from './access/demo-users.js';
export { createDemoData, type DemoApplication, type DemoData } from './data/demo-data.js';
export { deriveSysId } from './data/sys-id.js';
export { GLOBAL_SCOPE_ID, platformTime, type DemoRow } from './data/demo-row.js';
export {
  FAULT_NAMES,
  type FaultName,
  type FaultOptions,
  type Faults,
  type PendingFault,
} from './faults/faults.js';
export {
  demoScopes,
  SAMPLE_SCOPES_FOLDER,
  type DemoScope,
  type DemoScript,
} from './scope-files/demo-scopes.js';
export { dataOfScopes } from './scope-files/scope-rows.js';
