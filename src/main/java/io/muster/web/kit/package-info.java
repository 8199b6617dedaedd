/** What all pages share: layout, rendering, live updates, problem details. */
@NullMarked
package io.muster.web.kit;

import org.jspecify.annotations.NullMarked;
