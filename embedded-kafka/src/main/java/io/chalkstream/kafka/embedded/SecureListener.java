package io.chalkstream.kafka.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * A second listener of a broker, with TLS and users (SCRAM-SHA-512), as clusters have it.
 *
 * @param keyStore a PKCS #12 file with the broker's key and certificate
 */
public record SecureListener(int port, Path keyStore, String password) {
    private static final String NAME = "SECURE";
    private static final String PREFIX = "listener.name.secure.";

    void addTo(Properties settings) {
        settings.merge("listeners", ",%s://127.0.0.1:%d".formatted(NAME, port), SecureListener::append);
        settings.merge("listener.security.protocol.map", "," + NAME + ":SASL_SSL", SecureListener::append);
        settings.put(PREFIX + "sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                PREFIX + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put(PREFIX + "ssl.keystore.type", "PKCS12");
        settings.put(PREFIX + "ssl.keystore.location", keyStore.toString());
        settings.put(PREFIX + "ssl.keystore.password", password);
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
    }

    @Override
    public String toString() {
        return "SecureListener[" + port + "]";
    }

    private static Object append(Object before, Object more) {
        return before.toString() + more;
    }
}
