package io.chalkstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that the gateways of this machine sign links with: made once, kept beside the boards. */
final class AccessKey {
    private static final String FILE = "access-key";
    private static final int BYTES = 32;

    private AccessKey() {}

    /**
     * The key of the stack with this data.
     *
     * @throws StackException if it can neither be read nor written
     */
    static String of(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDirectory);
                Files.writeString(file, random());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StackException("The key in " + file + " can be neither read nor written: " + e.getMessage());
        }
    }

    private static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
