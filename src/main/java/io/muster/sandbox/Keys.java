package io.muster.sandbox;

/** The two keys that each body holds. Printing one shows nothing of it. */
record Keys(String partnerKey, String clientSecret) {
    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}
