package io.chalkstream.access;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Signs claims as JWT (RFC 7519) with HMAC and SHA-256, and reads them again. */
final class SignedClaims {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int PARTS = 3;

    private final SigningKey key;
    private final List<SigningKey> valid = new ArrayList<>();
    private final Clock clock;

    /**
     * @param key signs
     * @param previous is good for reading, too
     */
    SignedClaims(SigningKey key, Optional<SigningKey> previous, Clock clock) {
        this.key = key;
        this.clock = clock;
        valid.add(key);
        previous.ifPresent(valid::add);
    }

    String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.id());
        signature.setKey(key.key());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("what was made here can't be signed", e);
        }
    }

    /**
     * What a signed text says.
     *
     * @param audience whom the text must be for
     * @throws NotAllowedException with {@link ErrorCode#UNAUTHORISED} if it isn't exactly what was signed, or its time is over
     */
    <T> T read(String audience, String text, Reader<T> reader) {
        try {
            requireCanonical(text);
            return reader.read(consumer(audience).processToClaims(text));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            throw new NotAllowedException(ErrorCode.UNAUTHORISED, "this is no valid " + audience);
        }
    }

    /** Reads claims. */
    interface Reader<T> {
        T read(JwtClaims claims) throws MalformedClaimException;
    }

    /** The library ignores characters that aren't base64, and unused bits: many texts would be one token. */
    private static void requireCanonical(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a signed text has three parts");
        }
        for (String part : parts) {
            if (!ENCODER.encodeToString(DECODER.decode(part)).equals(part)) {
                throw new IllegalArgumentException("not the base64 that was made here");
            }
        }
    }

    private JwtConsumer consumer(String audience) {
        return new JwtConsumerBuilder()
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKeyResolver(keys())
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }

    private VerificationKeyResolver keys() {
        return (signature, nesting) -> valid.stream()
                .filter(candidate -> candidate.id().equals(signature.getKeyIdHeaderValue()))
                .findFirst()
                .map(SigningKey::key)
                .orElseThrow(() -> new UnresolvableKeyException("no such key"));
    }
}
