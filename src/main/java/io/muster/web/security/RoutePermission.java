package io.muster.web.security;

import io.muster.access.Role;
import java.util.Optional;

/**
 * What a route asks of who calls it.
 *
 * @param least the least role; empty: anybody, signed in or not
 * @param action its word in the audit, where it changes something
 */
record RoutePermission(Optional<Role> least, Optional<String> action) {}
