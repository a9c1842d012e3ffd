package io.chalkstream.kafka.installation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an installation's Kafka is said to be. It decides what the loss of one broker costs. */
public enum Installation {
    /** One broker, one copy of everything: what a lost disk held is lost. */
    SINGLE(1, 1) {
        @Override
        boolean takesCopies(int copies) {
            return copies == 1;
        }

        @Override
        String neededCopies() {
            return "exactly one copy";
        }
    },

    /** Three copies of everything on three brokers, of which two have what is acknowledged. */
    REPLICATED(3, 2) {
        @Override
        boolean takesCopies(int copies) {
            return copies >= REPLICATED.copies;
        }

        @Override
        String neededCopies() {
            return "at least " + REPLICATED.copies + " copies";
        }
    };

    /** The setting that says it. */
    public static final String SETTING = "chalkstream.installation";

    private final int copies;
    private final int inSync;

    Installation(int copies, int inSync) {
        this.copies = copies;
        this.inSync = inSync;
    }

    /**
     * The installation of this name.
     *
     * @throws IllegalArgumentException if there is none; the message names the setting
     */
    public static Installation of(String name) {
        return Arrays.stream(values())
                .filter(installation -> installation.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is %s, not \"%s\""
                        .formatted(
                                SETTING,
                                Arrays.stream(values())
                                        .map(Installation::toString)
                                        .collect(Collectors.joining(" or ")),
                                name)));
    }

    /** The copies that new topics get. */
    public int copies() {
        return copies;
    }

    /** How many copies must have a record before it is acknowledged, at least. */
    public int inSync() {
        return inSync;
    }

    abstract boolean takesCopies(int copies);

    /** How many copies each partition must have, in words. */
    abstract String neededCopies();

    /** With as many in-sync copies required as there are copies, the loss of one broker would stop everything. */
    boolean takesInSync(int required, int copies) {
        return required >= inSync && (copies == 1 || required < copies);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
