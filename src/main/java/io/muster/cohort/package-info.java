/** The words of the product: cohort, definition, member, change. Depends on nothing else of ours. */
@NullMarked
package io.muster.cohort;

import org.jspecify.annotations.NullMarked;
