package io.muster.sandbox.state;

/** One identifier of a members call, in the ledger's text form. */
public record RequestedChange(String identifier, boolean remove) {}
