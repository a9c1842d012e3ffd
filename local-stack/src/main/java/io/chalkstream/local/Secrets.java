package io.chalkstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secrets of a stack.
 *
 * @param accessKey the key with which gateways sign links
 * @param serviceKey the key with which services authenticate to each other
 */
public record Secrets(String accessKey, String serviceKey) {
    private static final int BYTES = 32;

    /**
     * The secrets of the stack with this data directory. They are generated once, each in its own file.
     *
     * @throws StackException if a secret can neither be read nor written
     */
    static Secrets of(Path dataDirectory) {
        return new Secrets(read(dataDirectory.resolve("access-key")), read(dataDirectory.resolve("service-key")));
    }

    private static String read(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
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

    @Override
    public String toString() {
        return "Secrets[]";
    }
}
