package io.muster.sandbox;

/** One identifier of a members call, in the ledger's text form. */
record Change(String identifier, boolean remove) {}
