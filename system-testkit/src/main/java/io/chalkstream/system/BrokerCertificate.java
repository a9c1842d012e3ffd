package io.chalkstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * The key of a broker on 127.0.0.1 and its certificate, which it has signed itself.
 *
 * @param keyStore a PKCS #12 file
 * @param trusted the certificate, in PEM
 */
record BrokerCertificate(Path keyStore, String password, Path trusted) {
    private static final String ALIAS = "broker";
    private static final String PASSWORD = "of-tests-alone";
    private static final int LINE = 64;

    static BrokerCertificate create(Path folder) {
        var made = new BrokerCertificate(folder.resolve("broker.p12"), PASSWORD, folder.resolve("ca.crt"));
        try {
            made.generate();
            var store = KeyStore.getInstance(made.keyStore.toFile(), PASSWORD.toCharArray());
            var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
            Files.writeString(
                    made.trusted,
                    "-----BEGIN CERTIFICATE-----\n"
                            + encoder.encodeToString(store.getCertificate(ALIAS).getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The broker's key can't be made", e);
        }
    }

    private void generate() throws IOException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        var output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("keytool: " + output);
        }
    }

    @Override
    public String toString() {
        return "BrokerCertificate[" + keyStore + "]";
    }
}
