export { createApiDirectory, type MutableApiDirectory } from './api-directory.js';
export { followMembers } from './follow-members.js';
export { inheritanceChain, inheritedMembers, type InheritedMember } from './inherited-members.js';
export { linkCallSites, type ReferringScript } from './link-call-sites.js';
