/** Variables that scripts find in place, and the platform class that each holds. */

interface PlatformGlobal {
  readonly className: string;
  /** `gs.` completes the static members of its class, `current.` those of an instance. */
  readonly isStatic: boolean;
}

const GLOBALS: ReadonlyMap<string, PlatformGlobal> = new Map([
  ['gs', { className: 'gs', isStatic: true }],
  ['current', { className: 'GlideRecord', isStatic: false }],
  ['previous', { className: 'GlideRecord', isStatic: false }],
  ['$sp', { className: 'GlideSPScriptable', isStatic: false }],
  ['request', { className: 'sn_ws_int.RESTAPIRequest', isStatic: false }],
  ['response', { className: 'sn_ws_int.RESTAPIResponse', isStatic: false }],
  ['template', { className: 'TemplatePrinter', isStatic: false }],
  ['email', { className: 'GlideEmailOutbound', isStatic: false }],
  ['workflow', { className: 'Workflow', isStatic: false }],
]);

/** The class behind a variable that the platform provides (`current` is a GlideRecord), or null. */
export function platformGlobal(name: string): PlatformGlobal | null {
  return GLOBALS.get(name) ?? null;
}
