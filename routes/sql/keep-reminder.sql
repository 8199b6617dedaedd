-- Once a day for an import, whichever node writes it.
insert into muster.mail (import, reminder, recipients, subject, html, text)
values (:#${variable.mail.importId}, :#${variable.mail.reminder}, :#${variable.mail.recipients},
        :#${variable.mail.subject}, :#${variable.mail.html}, :#${variable.mail.text})
on conflict (import, reminder) do nothing
