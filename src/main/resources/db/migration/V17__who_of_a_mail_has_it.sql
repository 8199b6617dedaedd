-- One refused recipient must not keep a mail from the others, and nobody gets it twice: who has it, and whom the mail
-- server refused for good.
alter table mail
    add column taken   text[] not null default '{}',
    add column refused text[] not null default '{}';
create index mail_refused on mail (created_at) where refused <> '{}';
