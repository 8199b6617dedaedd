/** The list of cohorts, the start page. */
@NullMarked
package io.muster.web.cohorts;

import org.jspecify.annotations.NullMarked;
