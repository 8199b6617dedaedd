package io.muster.sandbox.state;

/** The two keys that each body holds. Printing one shows nothing of it. */
public record PartnerKeys(String partnerKey, String clientSecret) {
    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
