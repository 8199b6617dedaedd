/** Health: probes, checks and their page. */
@NullMarked
package io.muster.web.health;

import org.jspecify.annotations.NullMarked;
