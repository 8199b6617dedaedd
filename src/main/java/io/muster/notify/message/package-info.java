/** What a notification says, in the same words for every channel, and when there is one. */
@NullMarked
package io.muster.notify.message;

import org.jspecify.annotations.NullMarked;
