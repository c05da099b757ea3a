/**
 * Who may sign in to the demo instance, and what each may see.
 * The credentials are public on purpose: they open nothing but sample data on the loopback interface.
 */
import { MIRRORED_TABLES } from '../../../domain/index.js';

export interface DemoAccess {
  readonly canWrite: boolean;
  /** Tables whose records the user may read. */
  readonly tables: 'all' | readonly string[];
  /** Columns that are left out of what the user reads, by table. */
  readonly hiddenFields: Readonly<Record<string, readonly string[]>>;
  /** Applications whose records the user does not see: pages that hold some are short. */
  readonly hiddenScopes: readonly string[];
}

export interface DemoUser {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly access: DemoAccess;
  readonly apiKey?: string;
  /** Common name of the client certificate that signs the user in over mutual TLS. */
  readonly certificateName?: string;
  /** A password alone does not suffice. */
  readonly multiFactor?: boolean;
}

const APPLICATION_TABLES: readonly string[] = ['sys_scope', 'sys_package', 'sys_app'];
const PLATFORM_TABLES: readonly string[] = [
  'sys_user',
  'sys_properties',
  'sys_db_object',
  'sys_upgrade_history',
  'sys_audit_delete',
];
const CROSS_SCOPE_TABLES: readonly string[] = [
  'sys_scope_privilege',
  'sys_restricted_caller_access',
];

const everything: DemoAccess = {
  canWrite: true,
  tables: 'all',
  hiddenFields: {},
  hiddenScopes: [],
};

const nothing: DemoAccess = { canWrite: false, tables: [], hiddenFields: {}, hiddenScopes: [] };

/** Sees and changes everything. */
export const DEMO_ADMIN = {
  userName: 'admin',
  password: 'demo-admin',
  name: 'System Administrator',
  roles: ['admin'],
  access: everything,
  apiKey: 'demo-admin-key',
  certificateName: 'admin',
} as const satisfies DemoUser;

/** Reads what a mirror needs, and changes nothing: the user that a service should have. */
export const DEMO_READER = {
  userName: 'dcs.reader',
  password: 'demo-reader',
  name: 'DeepCodeSeek Reader',
  roles: ['deepcodeseek_reader'],
  access: {
    ...nothing,
    tables: [...MIRRORED_TABLES, ...APPLICATION_TABLES, ...PLATFORM_TABLES],
  },
  apiKey: 'demo-reader-key',
  certificateName: 'dcs.reader',
} as const satisfies DemoUser;

/** Sees no privileges, no HR records, and some records only in part. */
export const DEMO_AUTHOR = {
  userName: 'author',
  password: 'demo-author',
  name: 'Ada Author',
  roles: ['script_author'],
  access: {
    canWrite: false,
    tables: [
      ...MIRRORED_TABLES.filter((table) => !CROSS_SCOPE_TABLES.includes(table)),
      ...APPLICATION_TABLES,
      'sys_user',
    ],
    hiddenFields: {
      sys_script_include: ['caller_access', 'sys_policy'],
      sys_security_acl: ['script'],
    },
    hiddenScopes: ['x_acme_hr'],
  },
  apiKey: 'demo-author-key',
} as const satisfies DemoUser;

/** Can sign in and sees nothing. */
export const DEMO_NOBODY = {
  userName: 'nobody',
  password: 'demo-nobody',
  name: 'No Body',
  roles: [],
  access: nothing,
} as const satisfies DemoUser;

/** Can sign in with a browser only. */
export const DEMO_MFA_USER = {
  userName: 'mfa.user',
  password: 'demo-mfa',
  name: 'Multi Factor',
  roles: ['deepcodeseek_reader'],
  access: DEMO_READER.access,
  multiFactor: true,
} as const satisfies DemoUser;

export const DEMO_USERS: readonly DemoUser[] = [
  DEMO_ADMIN,
  DEMO_READER,
  DEMO_AUTHOR,
  DEMO_NOBODY,
  DEMO_MFA_USER,
];

export interface DemoOAuthClient {
  readonly id: string;
  /** Null for a public client, which has to use PKCE. */
  readonly secret: string | null;
  /** Whom a client-credentials token stands for. */
  readonly userName: string;
}

/** A confidential client; its client-credentials tokens stand for the reader. */
export const DEMO_OAUTH_CLIENT = {
  id: 'demo-client',
  secret: 'demo-client-secret',
  userName: DEMO_READER.userName,
} as const satisfies DemoOAuthClient;

/** A client on a person's machine, without a secret. */
export const DEMO_PUBLIC_OAUTH_CLIENT = {
  id: 'demo-public-client',
  secret: null,
  userName: DEMO_READER.userName,
} as const satisfies DemoOAuthClient;
