package io.muster.sandbox;

import io.muster.sandbox.fault.RequestEffect;
import java.time.Instant;

/**
 * A request as the sandbox remembers it.
 *
 * @param cohort empty where the body could not be read
 * @param status what was answered; 0 where the connection was closed without an answer
 * @param effect what it does to the cohort, and when
 */
public record LoggedRequest(
        Instant time, String path, String cohort, int adds, int removes, int status, RequestEffect effect) {}
