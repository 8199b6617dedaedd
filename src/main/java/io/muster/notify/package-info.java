/** What mails and webhooks share: their outbox, what was told of what, and alarms. */
@NullMarked
package io.muster.notify;

import org.jspecify.annotations.NullMarked;
