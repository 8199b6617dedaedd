/** What a definition's query says before any database sees it: its words, and whether it reads. It runs none. */
@NullMarked
package io.muster.query;

import org.jspecify.annotations.NullMarked;
