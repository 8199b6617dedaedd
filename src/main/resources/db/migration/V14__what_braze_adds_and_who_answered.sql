-- What Braze lists beside an acceptance, and a test of a connection that somebody else answered in Braze's place.

alter table import add column warnings bigint not null default 0,
                   add column warning  text;
comment on column import.warnings is 'errors that Braze listed beside its acceptances';
comment on column import.warning is 'the first of them, without keys and identifiers';

alter table workspace add column tested_stranger text;
comment on column workspace.tested_stranger is 'what answered the last test in Braze''s place, such as a web page; null when it was Braze';
