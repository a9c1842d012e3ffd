package io.chalkstream.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who is who, without anything being stored (K2). */
public final class UserIds {
    /** Characters of a user's id: 128 bits. */
    public static final int ID_LENGTH = 22;

    private UserIds() {}

    /** The id of the person with this secret. The secret can't be found from it. */
    public static String fromSecret(String secret) {
        byte[] hash = SigningKey.sha256(("chalkstream user " + secret).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, ID_LENGTH);
    }
}
