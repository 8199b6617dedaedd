/**
 * When imports start by themselves: the calendar of a schedule, the table that holds when each is due next, and the
 * look at it that turns what is due into waiting imports. What ticks, and what then runs, lives elsewhere.
 */
@NullMarked
package io.muster.schedule;

import org.jspecify.annotations.NullMarked;
