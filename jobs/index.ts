export { jobKinds } from './job-kinds.js';
