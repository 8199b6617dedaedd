/** Mails: their HTML and text, and how they leave. */
@NullMarked
package io.muster.notify.mail;

import org.jspecify.annotations.NullMarked;
