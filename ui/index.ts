export { startService, type Service, type ServiceOptions } from './server/index.js';
