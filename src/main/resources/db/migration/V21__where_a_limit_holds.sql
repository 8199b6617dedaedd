-- A partner key is one cluster's, and so is its limit: what one endpoint says keeps back what goes there, and nothing
-- else. A wait of before is at most an hour's; who still has to wait is told so again.

delete from braze_limit;

alter table braze_limit
    add column endpoint text not null,
    drop constraint braze_limit_pkey,
    add primary key (partner, endpoint);
