package io.chalkstream.cursor.presence;

import io.chalkstream.protocol.awareness.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assigns each person one of the least used colours, mostly the same one again. Not thread-safe. */
final class ColourAssigner {
    private final Map<String, Integer> given = new HashMap<>();
    private final int[] wearers = new int[Presence.COLOURS];

    /** The colour of {@code user}: the assigned one, or {@code before}, or else a new one. */
    int of(String user, @Nullable Integer before) {
        return given.computeIfAbsent(user, name -> {
            int colour = before == null ? choice(name) : before;
            wearers[colour]++;
            return colour;
        });
    }

    /** Releases the colours of all other users. */
    void keepOnly(Set<String> users) {
        given.entrySet().removeIf(entry -> {
            boolean gone = !users.contains(entry.getKey());
            if (gone) {
                wearers[entry.getValue()]--;
            }
            return gone;
        });
    }

    /** The least used colour, beginning the search at the user's hash. */
    private int choice(String user) {
        int own = Math.floorMod(user.hashCode(), Presence.COLOURS);
        int best = own;
        for (int i = 1; i < Presence.COLOURS; i++) {
            int next = (own + i) % Presence.COLOURS;
            if (wearers[next] < wearers[best]) {
                best = next;
            }
        }
        return best;
    }
}
