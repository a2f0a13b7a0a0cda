-- What comparing a current document with others needs of it, so that no run works it out again.
CREATE TABLE traits (
    document TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    sha TEXT NOT NULL
);
-- Documents from before have none: every file is read again.
DELETE FROM files;
