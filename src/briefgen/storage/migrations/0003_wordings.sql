-- The tokens of each claim of a current document: a line for each, in the order of its reading.
CREATE TABLE wordings (
    document TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    sha TEXT NOT NULL
);
-- Documents from before have none: every file is read again.
DELETE FROM files;
