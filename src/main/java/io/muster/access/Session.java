package io.muster.access;

/**
 * Somebody's signed-in browser.
 *
 * @param csrf what its pages' forms carry; worked out from the session's secret, which no other site knows
 */
public record Session(Actor actor, String csrf) {}
