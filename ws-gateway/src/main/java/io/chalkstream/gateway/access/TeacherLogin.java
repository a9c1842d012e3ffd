package io.chalkstream.gateway.access;

import io.chalkstream.protocol.board.PersonName;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.TryLaterException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Who may make boards: everybody, or those alone whom the school's identity provider knows as teachers (K7). */
@Singleton
final class TeacherLogin {
    private static final Logger LOG = Logger.getLogger(TeacherLogin.class);
    private static final String NAME = "name";

    private final LoginConfig settings;
    private final IdentityProviderManager identities;

    TeacherLogin(LoginConfig settings, IdentityProviderManager identities) {
        this.settings = settings;
        this.identities = identities;
    }

    boolean isNeeded() {
        return settings.enabled();
    }

    /**
     * The name of the teacher who asks, if the login is needed and tells it. Fails with {@link NotAllowedException} if
     * the request has none.
     */
    Uni<Optional<String>> teacher(RoutingContext context) {
        if (!isNeeded()) {
            return Uni.createFrom().item(Optional.empty());
        }
        // Or Quarkus would answer by itself when a login isn't good.
        BiConsumer<RoutingContext, Throwable> noAnswer = (request, failure) -> {};
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, noAnswer);
        return QuarkusHttpUser.getSecurityIdentity(context, identities)
                .onFailure()
                .transform(TeacherLogin::reason)
                .map(this::teacher);
    }

    private Optional<String> teacher(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new NotAllowedException(ErrorCode.UNAUTHORISED, "this needs a login");
        }
        if (!identity.hasRole(settings.role())) {
            throw new NotAllowedException(ErrorCode.NOT_ALLOWED, "only a teacher may do this");
        }
        return name(identity).flatMap(PersonName::shortened);
    }

    private static Optional<String> name(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        return token.<String>claim(NAME).or(() -> token.claim(Claims.preferred_username));
    }

    private static Throwable reason(Throwable failure) {
        if (failure instanceof AuthenticationException) {
            LOG.debug("A login isn't good", failure);
            return new NotAllowedException(ErrorCode.UNAUTHORISED, "the login isn't good, or its time is over");
        }
        LOG.warnf("The identity provider can't be asked: %s", failure);
        return new TryLaterException(ErrorCode.UNAVAILABLE, "the login can't be looked at");
    }
}
