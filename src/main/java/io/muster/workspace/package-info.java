/** Braze workspaces: keys, their rotation and acceptance, connection and rate limits. */
@NullMarked
package io.muster.workspace;

import org.jspecify.annotations.NullMarked;
