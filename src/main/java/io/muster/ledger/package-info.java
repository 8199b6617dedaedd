/** Wanted and held of every member: stage, diff, batches, acknowledgements. All SQL on members lives here. */
@NullMarked
package io.muster.ledger;

import org.jspecify.annotations.NullMarked;
