/** What operators hold in hand: the command line and the JMX bean. */
@NullMarked
package io.muster.operate;

import org.jspecify.annotations.NullMarked;
