/**
 * The mirror's tables, one SQLite file for one instance. Each entry of MIGRATIONS leads from the schema version of its index to the next.
 * A released entry never changes; what comes later is a new one.
 */

/** `DCSM`: marks a SQLite file as a mirror. */
export const APPLICATION_ID = 0x4443_534d;

const VERSION_1 = `
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('generation', '0'), ('identity', lower(hex(randomblob(16))));

CREATE TABLE script (
  id INTEGER PRIMARY KEY,
  sys_id TEXT NOT NULL UNIQUE,
  table_name TEXT NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  package_id TEXT NOT NULL,
  description TEXT NOT NULL,
  access TEXT NOT NULL,
  caller_access TEXT NOT NULL,
  client_callable INTEGER NOT NULL,
  active INTEGER NOT NULL,
  policy TEXT NOT NULL,
  target_table TEXT,
  updated_on TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  mod_count INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  record_hash TEXT NOT NULL,
  -- what the analysis depends on, and that of the last analysis: they differ while it is pending
  analysis_key TEXT NOT NULL,
  analysed_key TEXT,
  parse TEXT,
  byte_count INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  generation INTEGER NOT NULL
);
CREATE INDEX script_by_table ON script (table_name, name, sys_id);
CREATE INDEX script_by_name ON script (name, sys_id);
CREATE INDEX script_by_generation ON script (generation, id);
CREATE INDEX script_by_bucket ON script (bucket, sys_id);
CREATE INDEX script_pending ON script (id) WHERE analysed_key IS NOT analysis_key;

-- apart from the rest, so that lists do not read it
CREATE TABLE script_text (
  script_id INTEGER PRIMARY KEY REFERENCES script (id) ON DELETE CASCADE,
  source TEXT NOT NULL
);

CREATE TABLE surface (
  script_id INTEGER PRIMARY KEY REFERENCES script (id) ON DELETE CASCADE,
  api TEXT NOT NULL,
  name TEXT NOT NULL,
  -- hash of what linking sees of a surface
  link_key TEXT NOT NULL,
  member_count INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX surface_by_api ON surface (api);
CREATE INDEX surface_by_name ON surface (name);

-- one row per API: where two records claim one, the surface that counts
CREATE TABLE api (
  id INTEGER PRIMARY KEY,
  api TEXT NOT NULL UNIQUE,
  script_id INTEGER NOT NULL REFERENCES script (id) DEFERRABLE INITIALLY DEFERRED,
  -- generation from which the surface has been as it is, and that of the last change of anything
  surface_since INTEGER NOT NULL,
  generation INTEGER NOT NULL
);
CREATE INDEX api_by_script ON api (script_id);
CREATE INDEX api_by_generation ON api (generation, id);

CREATE TABLE surface_history (
  api TEXT NOT NULL,
  generation_from INTEGER NOT NULL,
  generation_to INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (api, generation_from)
);

CREATE VIRTUAL TABLE api_search USING fts5 (
  name, members, parameters, documentation, tables, body,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 tokenchars '_$'"
);

CREATE TABLE script_reference (
  script_id INTEGER PRIMARY KEY REFERENCES script (id) ON DELETE CASCADE,
  json TEXT NOT NULL,
  site_hash TEXT,
  site_count INTEGER NOT NULL DEFAULT 0,
  site_generation INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX script_reference_by_generation ON script_reference (site_generation, script_id);

-- the classes that linking a script has looked up, found or not
CREATE TABLE link_dependency (
  name TEXT NOT NULL,
  script_id INTEGER NOT NULL REFERENCES script (id) ON DELETE CASCADE,
  PRIMARY KEY (name, script_id)
) WITHOUT ROWID;
CREATE INDEX link_dependency_by_script ON link_dependency (script_id);

-- scripts that are to be linked
CREATE TABLE relink (
  script_id INTEGER PRIMARY KEY REFERENCES script (id) ON DELETE CASCADE
);

CREATE TABLE call_site (
  script_id INTEGER NOT NULL REFERENCES script (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  form TEXT NOT NULL,
  api TEXT NOT NULL,
  member TEXT,
  defined_in TEXT,
  resolution TEXT NOT NULL,
  line_start INTEGER NOT NULL,
  column_start INTEGER NOT NULL,
  line_end INTEGER NOT NULL,
  column_end INTEGER NOT NULL,
  enclosing_function TEXT,
  PRIMARY KEY (script_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX call_site_by_api ON call_site (api, script_id, ordinal);
CREATE INDEX call_site_by_resolution ON call_site (resolution);

CREATE TABLE scope_record (
  sys_id TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  vendor TEXT NOT NULL,
  version TEXT NOT NULL,
  updated_on TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE privilege (
  sys_id TEXT PRIMARY KEY,
  source_scope TEXT NOT NULL,
  target_scope TEXT NOT NULL,
  target_name TEXT NOT NULL,
  target_type TEXT NOT NULL,
  operation TEXT NOT NULL,
  status TEXT NOT NULL,
  updated_on TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE restricted_caller (
  sys_id TEXT PRIMARY KEY,
  source_scope TEXT NOT NULL,
  target_scope TEXT NOT NULL,
  target_name TEXT NOT NULL,
  status TEXT NOT NULL,
  updated_on TEXT NOT NULL
) WITHOUT ROWID;

-- what is gone, for readers that follow the changes; coming back removes the row
CREATE TABLE tombstone (
  kind TEXT NOT NULL,
  identity TEXT NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (kind, identity)
) WITHOUT ROWID;
CREATE INDEX tombstone_by_generation ON tombstone (kind, generation);

CREATE TABLE snapshot (
  generation INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  finished_at TEXT NOT NULL
);

CREATE TABLE checkpoint (
  source TEXT NOT NULL,
  table_name TEXT NOT NULL,
  run TEXT NOT NULL,
  updated_on TEXT,
  sys_id TEXT,
  finished INTEGER NOT NULL,
  PRIMARY KEY (source, table_name)
) WITHOUT ROWID;

-- at most one row: whoever may write
CREATE TABLE writer (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  token TEXT NOT NULL,
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  service_url TEXT,
  acquired_at INTEGER NOT NULL,
  heartbeat_at INTEGER NOT NULL
);

CREATE TABLE job (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  params TEXT NOT NULL,
  phase TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER,
  result TEXT,
  error TEXT,
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT
);
CREATE INDEX job_by_state ON job (state);
`;

const VERSION_2 = `
-- what a model wrote where authors left a gap, one row for a class or a member; it holds for one text of the script
CREATE TABLE generated_documentation (
  id INTEGER PRIMARY KEY,
  script_id INTEGER NOT NULL REFERENCES script (id) ON DELETE CASCADE,
  api TEXT NOT NULL,
  -- null for the class
  member TEXT,
  text TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  model TEXT NOT NULL,
  written_at TEXT NOT NULL
);
CREATE UNIQUE INDEX generated_documentation_by_script
  ON generated_documentation (script_id, api, ifnull(member, ''));

-- apart from api_search, so that a search without it gives what it gave before any was written
CREATE VIRTUAL TABLE generated_search USING fts5 (
  text,
  content = 'generated_documentation', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '_$'"
);
CREATE TRIGGER generated_documentation_came AFTER INSERT ON generated_documentation BEGIN
  INSERT INTO generated_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER generated_documentation_went AFTER DELETE ON generated_documentation BEGIN
  INSERT INTO generated_search (generated_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
`;

const VERSION_3 = `
-- what an embedding model made of the text on a script's API; one for a script, in place of any before
CREATE TABLE api_vector (
  script_id INTEGER PRIMARY KEY REFERENCES script (id) ON DELETE CASCADE,
  text_hash TEXT NOT NULL,
  model TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  -- number of the write, for readers that follow: a vector makes no generation, since nothing else is derived from it
  stamp INTEGER NOT NULL,
  -- float32, little-endian
  vector BLOB NOT NULL
);
CREATE INDEX api_vector_by_stamp ON api_vector (model, dimensions, stamp, script_id);
INSERT INTO state VALUES ('vector-stamp', '0');
`;

export const MIGRATIONS: readonly string[] = [VERSION_1, VERSION_2, VERSION_3];
