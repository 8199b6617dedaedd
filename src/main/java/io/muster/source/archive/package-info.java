/** Zip and gzip files: their parts, sizes and checksums. */
@NullMarked
package io.muster.source.archive;

import org.jspecify.annotations.NullMarked;
