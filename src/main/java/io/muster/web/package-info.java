/** The HTTP server: it puts the rooms below together. */
@NullMarked
package io.muster.web;

import org.jspecify.annotations.NullMarked;
