package io.muster.sandbox;

import io.muster.sandbox.state.ContractViolation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two headers that Braze requires of partners (docs/braze-api.md §2, Headers). */
final class RequiredHeaders {

    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTNER =
            Pattern.compile("partner-[A-Z][A-Za-z0-9]*-[A-Z][A-Za-z0-9]*/[A-Za-z0-9][A-Za-z0-9.+_-]*");

    private RequiredHeaders() {}

    static void check(@Nullable String contentType, @Nullable String userAgent) throws ContractViolation {
        if (contentType == null || !JSON.matcher(contentType).matches()) {
            throw new ContractViolation("Content-Type is application/json");
        }
        if (userAgent == null || !PARTNER.matcher(userAgent).matches()) {
            throw new ContractViolation(
                    "User-Agent is partner-OrganizationName-ProductName/Version, each word beginning with a capital");
        }
    }
}
