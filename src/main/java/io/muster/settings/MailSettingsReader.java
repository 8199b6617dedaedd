package io.muster.settings;

import io.muster.model.TranslationCatalog;
import io.muster.settings.Settings.MailSettings;
import io.muster.settings.Settings.MailSettings.Tls;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code muster.mail}: the server that mails leave by, if any. */
final class MailSettingsReader {
    private final SettingsValues values;

    MailSettingsReader(SettingsValues values) {
        this.values = values;
    }

    Optional<MailSettings> read() {
        boolean isServer = values.optional(SettingKey.MAIL_HOST).isPresent();
        Optional<String> host = values.host(SettingKey.MAIL_HOST);
        Optional<String> user = values.optional(SettingKey.MAIL_USER);
        Optional<Secret> password = values.password(SettingKey.MAIL_PASSWORD, "");
        Optional<Tls> tls = values.parsed(SettingKey.MAIL_TLS, MailSettingsReader::tls, "starttls, tls or none");
        Optional<Integer> port = values.optional(SettingKey.MAIL_PORT).isEmpty()
                ? tls.map(Tls::port)
                : values.parsed(SettingKey.MAIL_PORT, Addresses::port, "a port from 1 to 65535");
        Optional<String> from = values.parsed(
                SettingKey.MAIL_FROM,
                text -> Optional.of(text).filter(MailSettingsReader::isSender),
                "an address such as muster@example.com, or Muster <muster@example.com>");
        List<String> languages = TranslationCatalog.installed().tags();
        Optional<String> language = values.parsed(
                SettingKey.MAIL_LANGUAGE,
                text -> Optional.of(text).filter(languages::contains),
                String.join(languages.size() == 2 ? " or " : ", ", languages));
        if (isServer && values.optional(SettingKey.MAIL_FROM).isEmpty()) {
            values.required(SettingKey.MAIL_FROM, "", "write an address that your mail server takes as a sender");
        }
        if (password.isPresent() && user.isEmpty()) {
            values.wrong(
                    SettingKey.MAIL_PASSWORD, "", "is set without a user", "set muster.mail.user too, or take it out");
        }
        if (!isServer) {
            String remedy = "set muster.mail.host too, or take it out";
            List.of(SettingKey.MAIL_USER, SettingKey.MAIL_PORT).stream()
                    .filter(key -> values.optional(key).isPresent())
                    .forEach(key -> values.wrong(key, "", "is set without a mail server", remedy));
        }
        if (port.equals(Optional.of(Tls.TLS.port())) && tls.equals(Optional.of(Tls.STARTTLS))) {
            values.wrong(
                    SettingKey.MAIL_PORT,
                    "",
                    "is the port of encryption from the first byte, and muster.mail.tls is starttls",
                    "set muster.mail.tls = tls, or another port");
        }
        return tls.isEmpty() || port.isEmpty() || from.isEmpty() || language.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MailSettings(host, port.get(), user, password, tls.get(), from.get(), language.get()));
    }

    private static Optional<Tls> tls(String text) {
        return Arrays.stream(Tls.values())
                .filter(tls -> tls.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static boolean isSender(String text) {
        String address = "[^\\s<>,;@\"]+@[^\\s<>,;@\"]+";
        return text.matches(address + "|[^<>\\p{Cntrl}\"]*<" + address + ">");
    }
}
