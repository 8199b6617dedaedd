package io.muster.braze;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Create or rename a cohort (docs/braze-api.md §1): five fields, all required. Holds both keys, so it prints none of itself. */
record CreateRequest(
        @JsonProperty("partner_api_key") String partnerKey,
        @JsonProperty("client_secret") String importKey,
        @JsonProperty("cohort_id") String cohort,
        @JsonProperty("name") String name,
        @JsonProperty("created_at") String createdAt) {

    @Override
    public String toString() {
        return "CreateRequest[***]";
    }
}
