/** Commands on the command line: users and tokens, whether the service runs or not. */
@NullMarked
package io.muster.boot.cli;

import org.jspecify.annotations.NullMarked;
