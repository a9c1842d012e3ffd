/** Processes of a whole system are killed, paused, stopped and restarted while people work on boards. */
@NullMarked
package io.chalkstream.system;

import org.jspecify.annotations.NullMarked;
