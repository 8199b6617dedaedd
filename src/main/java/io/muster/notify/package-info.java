/** Who is told of what, by which channel: the outbox that all channels share, and what became of it. */
@NullMarked
package io.muster.notify;

import org.jspecify.annotations.NullMarked;
