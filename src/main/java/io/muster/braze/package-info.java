/**
 * Braze's API: requests, answers, the wait for its limits. What a batch holds comes from the ledger.
 *
 * <p>A request passes these, in the order of the routes {@code send-batch} and {@code rate-limit}:
 *
 * <ol>
 *   <li>{@code BackOff}: a repeat of a batch waits, longer each time
 *   <li>{@code InFlightLimiter} with its {@code AdaptiveWindow}: requests of one import that have no answer yet
 *   <li>{@code LimitPatience}: no longer than retry-for, the wait after a 429 that {@code RateLimitPause} keeps for the
 *       endpoint, over all nodes
 *   <li>{@code FairTurns} with its {@code RoundRobin}: the cohorts one after the other
 *   <li>{@code NodeRateLimit}: the rate of this node's throttle
 *   <li>{@code RequestBudget}: the rate of the partner key, over all nodes
 * </ol>
 */
@NullMarked
package io.muster.braze;

import org.jspecify.annotations.NullMarked;
