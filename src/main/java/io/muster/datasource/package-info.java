/** The pools of the data sources: connections that read, and what their users may do beside. */
@NullMarked
package io.muster.datasource;

import org.jspecify.annotations.NullMarked;
