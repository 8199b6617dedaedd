-- Once for an import, also when the telling was cut off and is done again.
insert into muster.mail (import, recipients, subject, html, text)
values (:#${variable.mail.importId}, :#${variable.mail.recipients}, :#${variable.mail.subject},
        :#${variable.mail.html}, :#${variable.mail.text})
on conflict (import, reminder) do nothing
