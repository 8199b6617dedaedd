/** The list of imports and the page of one import. */
@NullMarked
package io.muster.web.imports;

import org.jspecify.annotations.NullMarked;
