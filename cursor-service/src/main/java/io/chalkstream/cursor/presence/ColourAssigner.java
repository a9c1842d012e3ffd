package io.chalkstream.cursor.presence;

import io.chalkstream.protocol.awareness.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each person a colour that few others have, and mostly the same one again. Not for several threads at once. */
final class ColourAssigner {
    private final Map<String, Integer> given = new HashMap<>();
    private final int[] wearers = new int[Presence.COLOURS];

    /** The colour of {@code user}: the one that they have, or had before this process knew of them, or else one of its choice. */
    int of(String user, @Nullable Integer before) {
        return given.computeIfAbsent(user, name -> {
            int colour = before == null ? choice(name) : before;
            wearers[colour]++;
            return colour;
        });
    }

    /** Takes the colours back of those who aren't among {@code users}. */
    void keepOnly(Set<String> users) {
        given.entrySet().removeIf(entry -> {
            boolean gone = !users.contains(entry.getKey());
            if (gone) {
                wearers[entry.getValue()]--;
            }
            return gone;
        });
    }

    /** The first of those with the fewest wearers, beginning at the user's own place. */
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
