/** A first cohort and a stand-in of Braze, so that the service can be tried without an account. */
@NullMarked
package io.muster.demo;

import org.jspecify.annotations.NullMarked;
