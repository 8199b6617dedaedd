/** Reads definition files into {@link io.muster.model.CohortDefinition} values, with every error at once. Knows nothing of imports. */
@NullMarked
package io.muster.definition;

import org.jspecify.annotations.NullMarked;
