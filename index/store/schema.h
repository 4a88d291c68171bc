#pragma once

#include <string_view>

namespace rasoat::store {

// PRAGMA user_version of store.sqlite. Raised with every change of the tables below.
inline constexpr int kStoreSchema = 4;
// PRAGMA application_id: "RSOA".
inline constexpr int kApplicationId = 0x52534F41;

// Everything that the search index is made from. Text offsets are Unicode code points, as in the
// record.
inline constexpr std::string_view kTables = R"sql(
-- What was read, by address: decides whether a file has changed.
CREATE TABLE input(
  address TEXT PRIMARY KEY,
  root TEXT NOT NULL,            -- the folder named by the user; '' for a file
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,          -- of the bytes; '' where they could not be read
  program TEXT NOT NULL,         -- the version that read it
  state TEXT NOT NULL,           -- ok, ok-with-warnings, failed
  error TEXT NOT NULL,           -- the code of the failure, or ''
  detail TEXT NOT NULL,
  attempts INTEGER NOT NULL,     -- how often these bytes were read by this program
  milliseconds INTEGER NOT NULL  -- that the last attempt took
) STRICT;

-- Every input that is read well asks for failures of its path.
CREATE INDEX input_failed ON input(path) WHERE state = 'failed';

-- Every version of every document, kept for ever; at most one is the latest.
CREATE TABLE version(
  key INTEGER PRIMARY KEY,
  document TEXT NOT NULL,        -- the document's id
  number INTEGER NOT NULL,       -- from 1
  latest INTEGER NOT NULL,
  input TEXT NOT NULL,           -- address of the input it came from
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT NOT NULL,
  record BLOB NOT NULL,          -- the record format, docs/record-format.md, in one zstd frame
  UNIQUE(document, number)
) STRICT;
CREATE UNIQUE INDEX version_latest ON version(document) WHERE latest = 1;
CREATE INDEX version_input ON version(input);

CREATE TABLE figure(
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,       -- index into the record's mentions
  type TEXT NOT NULL,
  value TEXT NOT NULL,           -- exact: '59.3', '184/310', '2022-04'
  unit TEXT NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY(version, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_result(
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,       -- index into the record's checks
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL,
  severity TEXT NOT NULL,
  message_vi TEXT NOT NULL,
  message_en TEXT NOT NULL,
  PRIMARY KEY(version, number)
) STRICT, WITHOUT ROWID;

-- What latest versions state of organisations, one row a figure that names its indicator,
-- organisation and period; in the order in which figures are compared across documents. Codes:
-- docs/datasets.md.
CREATE TABLE stated(
  indicator TEXT NOT NULL,
  org TEXT NOT NULL,             -- the organisation's id
  performer TEXT NOT NULL,
  level TEXT NOT NULL,
  basis TEXT NOT NULL,
  kind TEXT NOT NULL,            -- count, percent, increase, decrease, increase-percent, …
  unit TEXT NOT NULL,
  period TEXT NOT NULL,          -- EDTF
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,       -- index into the record's statements
  org_name TEXT NOT NULL,
  scope TEXT NOT NULL,
  period_start TEXT NOT NULL,    -- ISO; '' where the interval is open
  period_end TEXT NOT NULL,
  value TEXT NOT NULL,           -- exact
  grain INTEGER NOT NULL,        -- a unit of its last written digit is ten to this power
  comparator TEXT NOT NULL,      -- gt, ge, lt, le, approx, below (close and under), or ''
  PRIMARY KEY(indicator, org, performer, level, basis, kind, unit, period, version, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX stated_version ON stated(version);

-- Copies: signatures of latest versions, their bands for look-up, pairs that are alike, and the
-- groups that these make (index/duplicates, index/store/copies.h).
CREATE TABLE signature(
  version INTEGER PRIMARY KEY REFERENCES version(key),
  exact TEXT NOT NULL,           -- of all words
  minima BLOB NOT NULL           -- MinHash; empty for a text of less than five syllables
) STRICT;
CREATE INDEX signature_exact ON signature(exact);
CREATE TABLE band(
  key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY(key, number, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE alike(
  version INTEGER NOT NULL,
  other INTEGER NOT NULL,
  permille INTEGER NOT NULL,     -- of their runs of words, about so many are shared
  PRIMARY KEY(version, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE copy(
  version INTEGER PRIMARY KEY,
  lead INTEGER NOT NULL          -- the version that stands for the group
) STRICT;
CREATE INDEX copy_lead ON copy(lead);
CREATE TABLE regroup(version INTEGER PRIMARY KEY) STRICT;

-- Documents that their input held before and holds no more. They lose their latest version at the
-- end of a run that goes through, because until then another input may turn out to hold them.
CREATE TABLE left_behind(
  document TEXT NOT NULL,
  input TEXT NOT NULL,
  PRIMARY KEY(document, input)
) STRICT, WITHOUT ROWID;

-- Searches that a user keeps by name.
CREATE TABLE saved_search(
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  seen INTEGER NOT NULL          -- what came with a later change is new
) STRICT, WITHOUT ROWID;

-- Pages whose text was recognised, so that it need not be done again. A key names the picture of
-- the page and the settings; the content is a message of pipeline/readers/worker/job.h.
CREATE TABLE recognised_page(
  key TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the index has to follow: a document whose latest version changed or went away.
CREATE TABLE change(
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL
) STRICT;
)sql";

}  // namespace rasoat::store
