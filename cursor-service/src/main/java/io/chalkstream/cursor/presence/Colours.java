package io.chalkstream.cursor.presence;

import io.chalkstream.protocol.awareness.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Gives each person a colour that few others have, and mostly the same one again. Not for several threads at once. */
final class Colours {
    private final Map<String, Integer> given = new HashMap<>();
    private final int[] wearers = new int[Presence.COLOURS];

    int of(String user) {
        return given.computeIfAbsent(user, this::choose);
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
    private int choose(String user) {
        int own = Math.floorMod(user.hashCode(), Presence.COLOURS);
        int best = own;
        for (int i = 1; i < Presence.COLOURS; i++) {
            int next = (own + i) % Presence.COLOURS;
            if (wearers[next] < wearers[best]) {
                best = next;
            }
        }
        wearers[best]++;
        return best;
    }
}
