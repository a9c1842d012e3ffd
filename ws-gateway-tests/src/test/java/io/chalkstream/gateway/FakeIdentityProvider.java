package io.chalkstream.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A school's identity provider: every visitor of its login page is Ms. Lind, a teacher. {@code /mint} gives tokens to order,
 * with the role, the issuer, the signer and the life in seconds that are asked for.
 */
public final class FakeIdentityProvider implements QuarkusTestResourceLifecycleManager {
    /** Where the stand-in is, for the tests. */
    static final String ISSUER = "quarkus.oidc.auth-server-url";

    static final String TEACHER = "Ms. Lind";

    private static final String CLIENT = "chalkstream";
    private static final int RSA_BITS = 2_048;

    private RsaJsonWebKey own;
    private RsaJsonWebKey others;
    private HttpServer server;
    private String issuer;

    @Override
    public Map<String, String> start() {
        try {
            own = key();
            others = key();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        issuer = "http://localhost:" + server.getAddress().getPort();
        answer("/.well-known/openid-configuration", query -> discovery());
        answer("/jwks", query -> new JsonWebKeySet(own).toJson());
        answer("/token", query -> tokens());
        answer("/mint", query -> mint(query(query)));
        server.createContext("/authorize", this::logIn);
        server.start();
        return Map.of(
                ISSUER,
                issuer,
                "quarkus.oidc.client-id",
                CLIENT,
                "quarkus.oidc.credentials.secret",
                "of-tests-alone-since-everybody-can-read-it");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(String path, UnaryOperator<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.apply(exchange.getRequestURI().getRawQuery()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks"}""".formatted(issuer);
    }

    private void logIn(HttpExchange exchange) throws IOException {
        var asked = query(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=1&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String tokens() {
        String token = mint(Map.of());
        return """
                {"id_token":"%1$s","access_token":"%1$s","token_type":"Bearer","expires_in":60}""".formatted(token);
    }

    private String mint(Map<String, String> order) {
        var claims = new JwtClaims();
        claims.setIssuer(order.getOrDefault("issuer", issuer));
        claims.setAudience(CLIENT);
        claims.setSubject("lind");
        claims.setStringClaim("name", TEACHER);
        claims.setStringListClaim("groups", List.of("staff", order.getOrDefault("role", "teacher")));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(Float.parseFloat(order.getOrDefault("life", "60")) / 60);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(own.getKeyId());
        signature.setKey(("other".equals(order.get("signer")) ? others : own).getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() throws JoseException {
        var key = RsaJwkGenerator.generateJwk(RSA_BITS);
        key.setKeyId("k1");
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return key;
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
