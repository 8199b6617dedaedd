/** Webhooks: payload, signature, and where they may go. */
@NullMarked
package io.muster.notify.webhook;

import org.jspecify.annotations.NullMarked;
