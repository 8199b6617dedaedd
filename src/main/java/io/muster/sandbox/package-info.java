/** A stand-in of Braze's two partner cohort end points, strict as the contract, for the demo and the tests. */
@NullMarked
package io.muster.sandbox;

import org.jspecify.annotations.NullMarked;
