/** The page that shows what an import would do. */
@NullMarked
package io.muster.web.preview;

import org.jspecify.annotations.NullMarked;
