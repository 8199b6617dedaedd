-- A ledger is about a workspace, which the data import key tells. Until now the fingerprint was one of both keys and the
-- endpoint: it tells nothing of the workspace, so it counts as unknown until the next connection test.
update cohort set key_fingerprint = '';
