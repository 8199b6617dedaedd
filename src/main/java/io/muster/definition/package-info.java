/** Reads definition files into {@link io.muster.cohort.Definition} values, with every error at once. Knows nothing of imports. */
@NullMarked
package io.muster.definition;

import org.jspecify.annotations.NullMarked;
