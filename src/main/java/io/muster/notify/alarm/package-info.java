/** Alarms that no import sends: overdue cohorts and broken definitions. */
@NullMarked
package io.muster.notify.alarm;

import org.jspecify.annotations.NullMarked;
