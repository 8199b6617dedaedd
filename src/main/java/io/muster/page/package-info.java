/** The API, the health end points and the page of an import. */
@NullMarked
package io.muster.page;

import org.jspecify.annotations.NullMarked;
