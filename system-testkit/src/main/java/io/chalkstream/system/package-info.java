/** What tests of the whole system are written with: stacks of real processes, people on boards, checks of consistency. */
@NullMarked
package io.chalkstream.system;

import org.jspecify.annotations.NullMarked;
