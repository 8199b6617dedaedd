package io.muster.sandbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two headers that Braze requires of partners (braze-api §2, Headers). */
final class Headers {

    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTNER =
            Pattern.compile("partner-[A-Z][A-Za-z0-9]*-[A-Z][A-Za-z0-9]*/[A-Za-z0-9][A-Za-z0-9.+_-]*");

    private Headers() {}

    static void check(@Nullable String contentType, @Nullable String userAgent) throws Violation {
        if (contentType == null || !JSON.matcher(contentType).matches()) {
            throw new Violation("Content-Type is application/json");
        }
        if (userAgent == null || !PARTNER.matcher(userAgent).matches()) {
            throw new Violation(
                    "User-Agent is partner-OrganizationName-ProductName/Version, each word beginning with a capital");
        }
    }
}
