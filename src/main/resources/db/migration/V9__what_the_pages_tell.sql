-- What the pages tell of a workspace and of an import's steps: when Braze last took the keys, what a test of them
-- said, and when the source had been read to its end.

alter table workspace add column accepted_at       timestamptz,
                      add column accepted_print    text,
                      add column tested_at         timestamptz,
                      add column tested_status     integer;
comment on column workspace.accepted_at is 'when Braze last took a request with the keys of accepted_print';
comment on column workspace.tested_status is 'what Braze answered to the last test; null when it gave no answer';

alter table import add column read_at timestamptz;
comment on column import.read_at is 'the source was read, matched and staged to its end';

-- The page of all imports, by their states.
create index import_of_state on import (state, id desc);
