package io.chalkstream.access;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jose4j.keys.HmacKey;

/** A secret that links and sessions are signed with (HMAC with SHA-256). */
public final class SigningKey {
    /** The least number of characters of a secret. */
    public static final int MIN_LENGTH = 32;

    private static final int ID_BYTES = 4;

    private final String id;
    private final Key key;

    /**
     * @param secret known to the gateways alone
     * @throws IllegalArgumentException if it is shorter than {@link #MIN_LENGTH}
     */
    public SigningKey(String secret) {
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("a signing key has at least " + MIN_LENGTH + " characters");
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        id = HexFormat.of().formatHex(sha256(bytes), 0, ID_BYTES);
        key = new HmacKey(bytes);
    }

    /** Identifies the key without revealing the secret. */
    String id() {
        return id;
    }

    Key key() {
        return key;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
