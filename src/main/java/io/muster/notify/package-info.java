/** Mails about imports: what they say and how long they are kept. */
@NullMarked
package io.muster.notify;

import org.jspecify.annotations.NullMarked;
