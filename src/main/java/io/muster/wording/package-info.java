/** Sentences about imports, from one bundle of words, for pages, mails and the API alike. */
@NullMarked
package io.muster.wording;

import org.jspecify.annotations.NullMarked;
