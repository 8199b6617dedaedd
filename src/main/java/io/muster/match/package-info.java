/** A row becomes a member or a reject. Nothing here touches a database or a network. */
@NullMarked
package io.muster.match;

import org.jspecify.annotations.NullMarked;
