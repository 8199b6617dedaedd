/** What all text files share: encoding, places, blanks, mapped columns. */
@NullMarked
package io.muster.source.text;

import org.jspecify.annotations.NullMarked;
