/** Backups of all boards, taken while people work, as files. */
@NullMarked
package io.chalkstream.kafka.backup;

import org.jspecify.annotations.NullMarked;
