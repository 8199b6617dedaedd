/** What people set before the start: read from files, properties and the environment, and checked as a whole. */
@NullMarked
package io.muster.settings;

import org.jspecify.annotations.NullMarked;
