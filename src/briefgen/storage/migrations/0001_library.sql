-- One row a document version; a version is immutable, `current` says which one the corpus holds now.
CREATE TABLE documents (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    path TEXT NOT NULL,
    current INTEGER NOT NULL,
    body TEXT NOT NULL,
    sha TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX documents_current ON documents (current, id);

-- The reading of a current version, and its claims one by one for search.
CREATE TABLE readings (
    document TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    sha TEXT NOT NULL
);
CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    place INTEGER NOT NULL
);
CREATE INDEX claims_document ON claims (document, place);
CREATE VIRTUAL TABLE claim_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');

-- What ingest remembers of a file, so that an unchanged one is not read again.
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    stamp TEXT NOT NULL
);
