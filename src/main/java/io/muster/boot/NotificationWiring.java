package io.muster.boot;

import io.muster.definition.DefinitionStore;
import io.muster.model.TranslationCatalog;
import io.muster.notify.NotificationChannels;
import io.muster.notify.alarm.AlarmSteps;
import io.muster.notify.mail.MailChannel;
import io.muster.notify.mail.MailDocument;
import io.muster.notify.mail.MailLogin;
import io.muster.notify.mail.MailMessages;
import io.muster.notify.mail.MailWriter;
import io.muster.notify.message.ImportNotifications;
import io.muster.notify.message.MessageWriter;
import io.muster.notify.webhook.PublicAddressResolver;
import io.muster.notify.webhook.SlackChannel;
import io.muster.notify.webhook.WebhookChannel;
import io.muster.notify.webhook.WebhookClient;
import io.muster.notify.webhook.WebhookPayload;
import io.muster.notify.webhook.WebhookRequests;
import io.muster.pipeline.RouteErrorLog;
import io.muster.schedule.ScheduleSteps;
import io.muster.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.apache.camel.main.Main;

/** Who is told of what: the channels, the outbox before them, and the alarms that no import sends. */
final class NotificationWiring {

    private final Settings settings;
    private final Stores stores;
    private final DefinitionStore definitions;
    private final ScheduleSteps schedules;
    private final PublicAddressResolver addresses;
    private final RouteErrorLog errorLog;
    private final Clock clock;

    NotificationWiring(
            Settings settings,
            Stores stores,
            DefinitionStore definitions,
            ScheduleSteps schedules,
            PublicAddressResolver addresses,
            RouteErrorLog errorLog,
            Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.definitions = definitions;
        this.schedules = schedules;
        this.addresses = addresses;
        this.errorLog = errorLog;
        this.clock = clock;
    }

    void bind(Main camel) {
        MailDocument documents = new MailDocument(stores.json());
        WebhookChannel webhooks = new WebhookChannel(new WebhookPayload(stores.json()), settings.webhook(), clock);
        SlackChannel slack = new SlackChannel(stores.json(), settings.webhook().channels());
        NotificationChannels channels = new NotificationChannels(
                List.of(new MailChannel(new MailWriter(), documents, errorLog::log), webhooks, slack), stores.outbox());
        MessageWriter writer = new MessageWriter(
                TranslationCatalog.installed().accepted(settings.mail().language()),
                settings.http().publicUrl().toString());
        camel.bind("channels", channels);
        camel.bind(
                "notifications",
                new ImportNotifications(
                        stores.imports(), stores.contexts(), definitions, writer, channels, schedules::mails));
        camel.bind(
                "mails",
                new MailMessages(stores.outbox(), documents, settings.mail().from(), clock));
        camel.bind("mailLogin", new MailLogin(settings.mail()));
        camel.bind("webhooks", new WebhookRequests(List.of(webhooks, slack), stores.outbox()));
        camel.bind("webhookClient", new WebhookClient(addresses));
        camel.bind(
                "alarms",
                new AlarmSteps(
                        stores.database(),
                        definitions,
                        stores.imports(),
                        stores.contexts(),
                        writer,
                        channels,
                        schedules::mails,
                        clock));
    }
}
