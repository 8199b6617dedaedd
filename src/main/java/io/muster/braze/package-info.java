/** Braze's API: requests, answers, the wait for its limits. What a batch holds comes from the ledger. */
@NullMarked
package io.muster.braze;

import org.jspecify.annotations.NullMarked;
