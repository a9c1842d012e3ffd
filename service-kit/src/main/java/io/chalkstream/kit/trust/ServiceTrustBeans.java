package io.chalkstream.kit.trust;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the tokens of services that send or take them. A service that needs them doesn't start without a key. */
@Singleton
final class ServiceTrustBeans {
    @Produces
    @Singleton
    ServiceTokens tokens(ServiceKeyConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        String key = config.key()
                .orElseThrow(() -> new IllegalStateException("chalkstream.service.key is not set: without a secret that"
                        + " services know each other by, board-state would be open to everybody. Set it, the same for all"
                        + " services, to at least " + SigningKey.MIN_LENGTH + " random characters"));
        return new ServiceTokens(
                new SigningKey(key), config.previousKey().map(SigningKey::new), service, Clock.systemUTC());
    }
}
