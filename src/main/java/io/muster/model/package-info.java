/** The words of the product, and what all rooms may know: cohort, definition, identifier, sentences, causes of exceptions. */
@NullMarked
package io.muster.model;

import org.jspecify.annotations.NullMarked;
