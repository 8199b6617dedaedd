/** Who may call which route: filter, permissions, sign-in, session cookie. */
@NullMarked
package io.muster.web.security;

import org.jspecify.annotations.NullMarked;
