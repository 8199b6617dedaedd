-- Braze's limit is the partner key's, and several nodes send with it: each leases a little time of one timeline, in which
-- its requests leave at the limit's own pace. A node that dies loses what it leased, and nobody sends in its place.

create table request_budget (
    partner_key text primary key,
    free_at     timestamptz not null
);
comment on column request_budget.partner_key is 'a fingerprint, never the key';
comment on column request_budget.free_at is 'until then the timeline is leased; what comes next begins there, or now';
