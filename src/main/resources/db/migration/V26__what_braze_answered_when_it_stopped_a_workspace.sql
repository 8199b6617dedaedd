-- A 404 is about the partner, and not about keys: until here only a sentence said so.

alter table workspace add column stopped_status smallint not null default 0;
update workspace set stopped_status = case when stopped_reason like '%(404)%' then 404 else 401 end
 where stopped_at is not null and changed_at is null;

update import set fault = 'PARTNER' where fault = 'KEYS' and reason like '%(404)%';
