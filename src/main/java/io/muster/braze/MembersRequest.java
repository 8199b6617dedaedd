package io.muster.braze;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Adds and removes of a cohort (docs/braze-api.md §2); one without changes is the usual connection test. Holds both keys and
 * people's identifiers, so it prints none of itself.
 */
record MembersRequest(
        @JsonProperty("partner_api_key") String partnerKey,
        @JsonProperty("client_secret") String importKey,
        @JsonProperty("cohort_id") String cohort,
        @JsonProperty("cohort_changes") List<RequestSide> changes) {

    /** The adds or the removes; absent {@code should_remove} means add, and empty arrays are left out. */
    @JsonInclude(Include.NON_EMPTY)
    record RequestSide(
            @JsonProperty("user_ids") List<String> users,
            @JsonProperty("device_ids") List<String> devices,
            @JsonProperty("aliases") List<AliasName> aliases,

            @JsonProperty("should_remove") @JsonInclude(Include.NON_DEFAULT)
            boolean remove) {}

    record AliasName(
            @JsonProperty("alias_name") String name,
            @JsonProperty("alias_label") String label) {}

    @Override
    public String toString() {
        return "MembersRequest[***]";
    }
}
