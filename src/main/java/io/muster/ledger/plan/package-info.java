/** From a staged cohort to the changes that bring Braze to it: diff, guards, parked changes, dry run. */
@NullMarked
package io.muster.ledger.plan;

import org.jspecify.annotations.NullMarked;
