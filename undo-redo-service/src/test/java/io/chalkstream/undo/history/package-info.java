/** Tests of the rules of undo and redo, with a small model of the board. */
@NullMarked
package io.chalkstream.undo.history;

import org.jspecify.annotations.NullMarked;
