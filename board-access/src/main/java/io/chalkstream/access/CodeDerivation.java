package io.chalkstream.access;

import io.chalkstream.protocol.access.JoinCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;

/** Derives the code of a board from its record and the key of the installation (K9). Thread-safe. */
public final class CodeDerivation {
    private static final String ALGORITHM = "HmacSHA256";

    private final SigningKey key;
    private final Optional<SigningKey> previous;

    /**
     * @param key of the codes that are made here
     * @param previous of the codes that were made before
     */
    public CodeDerivation(SigningKey key, Optional<SigningKey> previous) {
        this.key = key;
        this.previous = previous;
    }

    /** Identifies the key of new codes. */
    public String keyId() {
        return key.id();
    }

    /** The code; empty if its key isn't known here. */
    public Optional<String> code(String board, AdmissionRecord.Code record) {
        return Stream.concat(Stream.of(key), previous.stream())
                .filter(candidate -> candidate.id().equals(record.key()))
                .findFirst()
                .map(known -> letters(mac(known, "code " + board + " " + record.made())));
    }

    /** 64 random bits make every code equally likely, but for one part in 10^11. */
    private static String letters(byte[] mac) {
        long number = ByteBuffer.wrap(mac).getLong();
        int base = JoinCode.ALPHABET.length();
        var letters = new StringBuilder();
        for (int i = 0; i < JoinCode.LENGTH; i++) {
            letters.append(JoinCode.ALPHABET.charAt((int) Long.remainderUnsigned(number, base)));
            number = Long.divideUnsigned(number, base);
        }
        return letters.toString();
    }

    private static byte[] mac(SigningKey key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key.key());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
