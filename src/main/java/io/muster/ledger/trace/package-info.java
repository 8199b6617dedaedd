/** What the ledger knows of one person. */
@NullMarked
package io.muster.ledger.trace;

import org.jspecify.annotations.NullMarked;
