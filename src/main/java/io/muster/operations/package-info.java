/** How a node is run: the data folder, its disk, and what operators see and do over JMX. */
@NullMarked
package io.muster.operations;

import org.jspecify.annotations.NullMarked;
