/** The page of Braze workspaces. */
@NullMarked
package io.muster.web.workspace;

import org.jspecify.annotations.NullMarked;
