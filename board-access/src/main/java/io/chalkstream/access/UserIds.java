package io.chalkstream.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Derives users' ids from their secrets, so that nothing about users is stored (K2). */
public final class UserIds {
    /** Characters of a user's id: 128 bits. */
    public static final int ID_LENGTH = 22;

    private UserIds() {}

    /** The id of the user with this secret; it doesn't reveal the secret. */
    public static String fromSecret(String secret) {
        byte[] hash = SigningKey.sha256(("chalkstream user " + secret).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, ID_LENGTH);
    }
}
