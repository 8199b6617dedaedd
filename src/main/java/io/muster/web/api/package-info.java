/** The JSON API of cohorts, notifications and persons. */
@NullMarked
package io.muster.web.api;

import org.jspecify.annotations.NullMarked;
