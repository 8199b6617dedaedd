/** JSON arrays and JSON Lines as rows. */
@NullMarked
package io.muster.source.json;

import org.jspecify.annotations.NullMarked;
