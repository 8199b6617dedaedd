/** Dropped files: the inbox, names, formats, and reading a file as rows. */
@NullMarked
package io.muster.source.file;

import org.jspecify.annotations.NullMarked;
