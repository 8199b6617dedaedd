/** What pages, mails and the API ask about imports: lists, totals, progress, context. */
@NullMarked
package io.muster.imports.query;

import org.jspecify.annotations.NullMarked;
