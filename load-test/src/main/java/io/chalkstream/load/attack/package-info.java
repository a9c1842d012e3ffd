/** Attacks a stack of its own with what hostile or many clients send, and measures a class beside them. */
@NullMarked
package io.chalkstream.load.attack;

import org.jspecify.annotations.NullMarked;
