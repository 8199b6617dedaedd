/** Tests of the whole way: a file is dropped or the button pressed, then the sandbox, history and mails are looked at. */
@NullMarked
package io.muster.endtoend;

import org.jspecify.annotations.NullMarked;
