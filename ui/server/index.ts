export { startService } from './start-service.js';
export type { Service, ServiceOptions } from './service-options.js';
