package io.chalkstream.protocol.awareness;

import io.chalkstream.protocol.command.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of values that pages report: how values are merged, how long they hold, and who may report them. A new kind is an entry
 * here, a component of {@link AwarenessDelta}, and the message that reports it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state, and nobody gets the sets
public enum AwarenessKind {
    CURSOR(AwarenessDelta::cursors, Life.GESTURE, ExpiringRegisters::new, Senders.EDITORS),
    /** The parts of a stroke are put together. */
    INK(AwarenessDelta::inks, Life.GESTURE, InkRegisters::new, Senders.EDITORS),
    DRAG(AwarenessDelta::drags, Life.GESTURE, ExpiringRegisters::new, Senders.EDITORS),
    LASER(AwarenessDelta::lasers, Life.GESTURE, ExpiringRegisters::new, Senders.EDITORS),
    VIEW(AwarenessDelta::views, Life.LASTING, LwwRegisters::new, Senders.EDITORS),
    /** Viewers may follow, too. */
    FOLLOW(AwarenessDelta::follows, Life.LASTING, LwwRegisters::new, Senders.EVERYBODY),
    CALL(AwarenessDelta::calls, Life.GESTURE, ExpiringRegisters::new, Senders.TEACHERS),
    WRITING(AwarenessDelta::writings, Life.GESTURE, ExpiringRegisters::new, Senders.EDITORS);

    /** How long a value holds. */
    private enum Life {
        /** Until it expires, unless the page repeats it (A3). */
        GESTURE,
        /** Until the page changes it; the gateway repeats it for the page (A8). */
        LASTING
    }

    /** Who may report a kind. */
    private static final class Senders {
        static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
        static final Set<Role> EDITORS = EnumSet.of(Role.TEACHER, Role.STUDENT);
        static final Set<Role> TEACHERS = EnumSet.of(Role.TEACHER);
    }

    private final Function<AwarenessDelta, Map<String, ?>> values;
    private final Life life;
    private final Supplier<LwwRegisters<?>> registers;
    private final Set<Role> senders;

    AwarenessKind(
            Function<AwarenessDelta, Map<String, ?>> values,
            Life life,
            Supplier<LwwRegisters<?>> registers,
            Set<Role> senders) {
        this.values = values;
        this.life = life;
        this.registers = registers;
        this.senders = senders;
    }

    /** Whether a value holds until the page changes it. */
    public boolean isLasting() {
        return life == Life.LASTING;
    }

    public boolean maySend(Role role) {
        return senders.contains(role);
    }

    /** The values of this kind in a delta, by client; null: gone. */
    Map<String, ? extends @Nullable Object> of(AwarenessDelta delta) {
        return values.apply(delta);
    }

    LwwRegisters<?> newRegisters() {
        return registers.get();
    }
}
