/** undo-redo-service: each person's undo and redo on each board. */
@NullMarked
package io.chalkstream.undo;

import org.jspecify.annotations.NullMarked;
