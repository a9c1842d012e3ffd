package io.chalkstream.ops.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Lets in who knows the operators' key: for some hours, by a session that is signed with it. Another key ends all sessions. */
public final class Login {
    /** So many random characters can't be guessed. */
    static final int KEY_CHARACTERS = 32;

    static final Duration SESSION = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SEPARATOR = ".";

    private final byte[] key;
    private final Clock clock;

    /** @throws IllegalArgumentException if the key is too short */
    public Login(String key, Clock clock) {
        if (key.length() < KEY_CHARACTERS) {
            throw new IllegalArgumentException("The operators' key has fewer than " + KEY_CHARACTERS + " characters");
        }
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    boolean isKey(String candidate) {
        return MessageDigest.isEqual(signature(candidate), signature(new String(key, StandardCharsets.UTF_8)));
    }

    /** A new session: its end, in milliseconds since 1970, and the signature of that. */
    String session() {
        var end = Long.toString(clock.millis() + SESSION.toMillis());
        return end + SEPARATOR + HexFormat.of().formatHex(signature(end));
    }

    boolean isSession(@Nullable String candidate) {
        if (candidate == null || !candidate.matches("\\d{1,15}\\.[0-9a-f]{64}")) {
            return false;
        }
        int dot = candidate.indexOf(SEPARATOR);
        var end = candidate.substring(0, dot);
        byte[] given = HexFormat.of().parseHex(candidate.substring(dot + 1));
        return MessageDigest.isEqual(given, signature(end)) && clock.millis() < Long.parseLong(end);
    }

    private byte[] signature(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
