/** The schedule form and its API. */
@NullMarked
package io.muster.web.schedule;

import org.jspecify.annotations.NullMarked;
