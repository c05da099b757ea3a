export { describeSurface, unreadableSurface } from './describe-surface.js';
