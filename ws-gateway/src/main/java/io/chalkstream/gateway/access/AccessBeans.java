package io.chalkstream.gateway.access;

import io.chalkstream.access.CodeDerivation;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.gateway.joincode.GuessGuard;
import io.chalkstream.gateway.joincode.JoinCodes;
import io.chalkstream.gateway.people.EntryPolicy;
import io.chalkstream.gateway.people.PeopleRules;
import io.chalkstream.gateway.people.WaitingRooms;
import io.chalkstream.kit.lag.TopicProgress;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.topic.Topic;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Produces the beans of access control. */
@Singleton
final class AccessBeans {
    private static final String CELL = "chalkstream.cell";

    /** Created eagerly, so that the gateway doesn't start without a key. */
    @Startup
    @Produces
    @Singleton
    TokenSigner signer(AccessConfig config) {
        String key = config.key()
                .orElseThrow(() ->
                        new IllegalStateException("chalkstream.access.key is not set: without a secret to sign links"
                                + " with, every board would be open to everybody. Set it, the same for all gateways, to at least "
                                + SigningKey.MIN_LENGTH + " random characters"));
        return new TokenSigner(new SigningKey(key), config.previousKey().map(SigningKey::new), Clock.systemUTC());
    }

    /** Created eagerly, so that a gateway with a name that is none doesn't start. */
    @Startup
    @Produces
    @Singleton
    Cell cell(@ConfigProperty(name = CELL) Optional<String> name) {
        return name.map(Cell::new).orElse(Cell.UNNAMED);
    }

    @Produces
    @Singleton
    CodeDerivation codeDerivation(AccessConfig config) {
        return new CodeDerivation(
                new SigningKey(config.key().orElseThrow()), config.previousKey().map(SigningKey::new));
    }

    @Produces
    @Singleton
    JoinCodes joinCodes(CodeDerivation derivation) {
        return new JoinCodes(derivation, Clock.systemUTC());
    }

    @Produces
    @Singleton
    GuessGuard guessGuard() {
        return new GuessGuard(Clock.systemUTC());
    }

    @Produces
    @Singleton
    JoinCodeService joinCodeService(
            Cell cell,
            JoinCodes codes,
            GuessGuard guard,
            CodeDerivation derivation,
            TokenSigner signer,
            Revocations revocations) {
        return new JoinCodeService(cell, codes, guard, derivation, signer, revocations, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Revocations revocations() {
        return new Revocations(Clock.systemUTC());
    }

    @Produces
    @Singleton
    AccessRateLimits rateLimits(AccessConfig config) {
        return new AccessRateLimits(config.rates(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    AllowedOrigins origins(AccessConfig config) {
        return new AllowedOrigins(config.origins().orElse(Set.of()));
    }

    @Produces
    @Singleton
    PeopleRules peopleRules() {
        return new PeopleRules(Clock.systemUTC());
    }

    @Produces
    @Singleton
    WaitingRooms waitingRooms(PeopleNews news) {
        return new WaitingRooms(Clock.systemUTC(), news::tell);
    }

    @Produces
    @Singleton
    EntryPolicy entryPolicy(PeopleRules rules, WaitingRooms waitingRooms, TokenSigner signer) {
        return new EntryPolicy(rules, waitingRooms, signer);
    }

    @Produces
    @Singleton
    TokenService tokens(
            Cell cell, AccessConfig config, TokenSigner signer, Revocations revocations, EntryPolicy policy) {
        return new TokenService(cell, signer, revocations, policy, config.sessionLife(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    TopicProgress linksProgress(AccessTopicsConsumer consumer) {
        return progress(Topic.BOARD_LINKS, consumer);
    }

    @Produces
    @Singleton
    TopicProgress admissionsProgress(AccessTopicsConsumer consumer) {
        return progress(Topic.BOARD_ADMISSIONS, consumer);
    }

    @Produces
    @Singleton
    TopicProgress peopleProgress(AccessTopicsConsumer consumer) {
        return progress(Topic.BOARD_PEOPLE, consumer);
    }

    private static TopicProgress progress(Topic topic, AccessTopicsConsumer consumer) {
        return TopicProgress.of(topic, () -> consumer.positions(topic));
    }
}
