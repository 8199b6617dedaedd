/** YAML with line numbers: sections, fields, and every error with its place and remedy. */
@NullMarked
package io.muster.definition.yaml;

import org.jspecify.annotations.NullMarked;
