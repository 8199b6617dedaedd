package io.muster.settings;

import io.muster.settings.Settings.Mail;
import io.muster.settings.Settings.Mail.Tls;
import java.util.Arrays;
import java.util.Optional;

/** {@code muster.mail}: the server that mails leave by, if any. */
final class MailSettings {
    private final SettingsValues values;

    MailSettings(SettingsValues values) {
        this.values = values;
    }

    Optional<Mail> read() {
        Optional<String> host = values.optional(SettingKey.MAIL_HOST);
        Optional<String> user = values.optional(SettingKey.MAIL_USER);
        Optional<Secret> password = values.password(SettingKey.MAIL_PASSWORD, "");
        Optional<Tls> tls = values.parsed(SettingKey.MAIL_TLS, MailSettings::tls, "starttls, tls or none");
        Optional<Integer> port = values.optional(SettingKey.MAIL_PORT).isEmpty()
                ? tls.map(Tls::port)
                : values.parsed(SettingKey.MAIL_PORT, Addresses::port, "a port from 1 to 65535");
        Optional<String> from = values.parsed(
                SettingKey.MAIL_FROM,
                text -> Optional.of(text).filter(MailSettings::isSender),
                "an address such as muster@example.com, or Muster <muster@example.com>");
        if (host.isPresent() && values.optional(SettingKey.MAIL_FROM).isEmpty()) {
            values.required(SettingKey.MAIL_FROM, "", "write an address that your mail server takes as a sender");
        }
        if (password.isPresent() && user.isEmpty()) {
            values.wrong(
                    SettingKey.MAIL_PASSWORD, "", "is set without a user", "set muster.mail.user too, or take it out");
        }
        return tls.isEmpty() || port.isEmpty() || from.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mail(host, port.get(), user, password, tls.get(), from.get()));
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
