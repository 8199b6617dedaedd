/** Mails: when one is sent, what it says, and how it leaves. */
@NullMarked
package io.muster.notify.mail;

import org.jspecify.annotations.NullMarked;
