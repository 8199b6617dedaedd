/** Who may: users, sessions, tokens and what was done with them, as tables. No HTTP lives here, and no list of what. */
@NullMarked
package io.muster.access;

import org.jspecify.annotations.NullMarked;
