/** The page of one cohort. */
@NullMarked
package io.muster.web.cohort;

import org.jspecify.annotations.NullMarked;
