/** What was sent, wanted and answered of every member, as tables: batches, acknowledgements, links between identifiers. */
@NullMarked
package io.muster.ledger.store;

import org.jspecify.annotations.NullMarked;
