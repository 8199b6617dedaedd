/** Webhooks and what else is posted, such as to Slack: payload, signature, and where they may go. */
@NullMarked
package io.muster.notify.webhook;

import org.jspecify.annotations.NullMarked;
