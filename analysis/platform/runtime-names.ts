/** Names that server and client code finds without anybody having written a Script Include for them. */

const LANGUAGE = `
  Object Function Array Number Boolean String Symbol Date RegExp Error EvalError RangeError ReferenceError SyntaxError
  TypeError URIError Math JSON Promise Map Set WeakMap WeakSet Proxy Reflect Intl BigInt ArrayBuffer DataView
  Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  undefined NaN Infinity globalThis arguments eval isNaN isFinite parseInt parseFloat decodeURI encodeURI
  decodeURIComponent encodeURIComponent escape unescape console require module exports
`;
const SERVER = `
  gs current previous answer Class Packages java javax Java g_scratchpad g_response g_request g_processor g_target
  g_form g_user g_list g_menu g_item g_navigation request response source target map log event email email_action
  template producer cat_item workflow activity action data input options $sp sp parent value error import_set
  ignore status_message action_name GlideRecord GlideRecordSecure GlideAggregate GlideDateTime GlideDate GlideTime
  GlideDuration GlideElement GlideSystem GlideSysAttachment GlideUser GlideSession GlideFilter GlideSchedule
  GlideAjax GlideStringUtil GlideProperties sn_ws
`;
const CLIENT = `
  window document navigator location history screen alert confirm prompt setTimeout clearTimeout setInterval
  clearInterval XMLHttpRequest FormData URL URLSearchParams Event CustomEvent Element Node fetch localStorage
  sessionStorage jQuery $ $j $$ angular NOW getMessage spModal spUtil spModelUtil c api g_modal g_glideUser
  GlideModal GlideModalForm GlideDialogWindow GlideDialogForm GlideOverlay GlideUI GlideNavigation GlideList2
  GlideMenu GlideUser GlideForm GlideBox GlideURL CustomEventManager ScopedSessionDomain DOMParser Image
`;

const RUNTIME_NAMES: ReadonlySet<string> = new Set(
  `${LANGUAGE} ${SERVER} ${CLIENT}`.split(/\s+/).filter((name) => name !== ''),
);

/** Base classes that every instance has, though their declarations are not part of the catalogue. */
const PLATFORM_BASES: ReadonlySet<string> = new Set([
  'AbstractAjaxProcessor',
  'AbstractScriptedRESTProcessor',
]);

/** True for what the language, the server or the form provides by itself: never a Script Include. */
export function isRuntimeName(name: string): boolean {
  return RUNTIME_NAMES.has(name);
}

export function isPlatformBase(name: string): boolean {
  return PLATFORM_BASES.has(name);
}

/** The base class of everything that a GlideAjax call reaches. */
export const AJAX_PROCESSOR = 'AbstractAjaxProcessor';
