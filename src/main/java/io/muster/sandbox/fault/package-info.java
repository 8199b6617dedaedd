/** What can go wrong with a request to the sandbox, how often, and when it takes effect. */
@NullMarked
package io.muster.sandbox.fault;

import org.jspecify.annotations.NullMarked;
