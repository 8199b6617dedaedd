-- Once for an import, also when the telling was cut off and is done again.
insert into muster.webhook (cohort, import, about, url, body)
values (:#${variable.webhook.cohort}, :#${variable.webhook.importId}, 'IMPORT', :#${variable.webhook.url},
        :#${variable.webhook.body})
on conflict (import) where about = 'IMPORT' do nothing
