/** What the sandbox holds: users, cohorts and the journal by which they outlive a process. */
@NullMarked
package io.muster.sandbox.state;

import org.jspecify.annotations.NullMarked;
