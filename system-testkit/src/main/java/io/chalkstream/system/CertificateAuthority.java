package io.chalkstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority, by Java's keytool: it issues certificates for brokers on 127.0.0.1. */
final class CertificateAuthority {
    /** Of each key store. */
    static final String PASSWORD = "of-tests-alone";

    private static final String ALIAS = "authority";
    private static final String BROKER = "broker";
    private static final int LINE = 64;

    private final Path keyStore;

    private CertificateAuthority(Path keyStore) {
        this.keyStore = keyStore;
    }

    /** An authority with a new key, which is kept in this folder. */
    static CertificateAuthority create(Path folder, String name) {
        var authority = new CertificateAuthority(folder.resolve(name + ".p12"));
        generateKey(authority.keyStore, ALIAS, List.of("-dname", "CN=" + name, "-ext", "bc:c"));
        return authority;
    }

    /** Replaces its certificate by another one of the same name and key. */
    void renew() {
        keytool(keyStore, List.of("-selfcert", "-alias", ALIAS, "-ext", "bc:c", "-validity", "3"));
    }

    /** Its certificate, in PEM. */
    String certificate() {
        return pem(certificate(keyStore, ALIAS));
    }

    /** Makes a key store with a new key and its certificate, which this authority has signed. */
    void issue(Path file) {
        var request = file.resolveSibling("request.pem");
        var signed = file.resolveSibling("signed.pem");
        try {
            Files.deleteIfExists(file);
            generateKey(file, BROKER, List.of("-dname", "CN=broker"));
            keytool(file, List.of("-certreq", "-alias", BROKER, "-file", request.toString()));
            var sign =
                    new ArrayList<>(List.of("-gencert", "-alias", ALIAS, "-ext", "san=ip:127.0.0.1", "-validity", "2"));
            sign.addAll(List.of("-rfc", "-infile", request.toString(), "-outfile", signed.toString()));
            keytool(keyStore, sign);
            store(file, signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the signed certificate, and this authority's, beside the key. */
    private void store(Path file, Path signed) throws IOException {
        char[] password = PASSWORD.toCharArray();
        try (var in = Files.newInputStream(signed)) {
            var store = KeyStore.getInstance(file.toFile(), password);
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            var chain = new Certificate[] {certificate, certificate(keyStore, ALIAS)};
            store.setKeyEntry(BROKER, store.getKey(BROKER, password), password, chain);
            try (var out = Files.newOutputStream(file)) {
                store.store(out, password);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate can't be stored", e);
        }
    }

    private static Certificate certificate(Path keyStore, String alias) {
        try {
            return KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray())
                    .getCertificate(alias);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate can't be read", e);
        }
    }

    private static String pem(Certificate certificate) {
        try {
            var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate can't be written", e);
        }
    }

    private static void generateKey(Path keyStore, String alias, List<String> more) {
        var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
        arguments.addAll(List.of("-groupname", "secp256r1", "-validity", "2"));
        arguments.addAll(more);
        keytool(keyStore, arguments);
    }

    private static void keytool(Path keyStore, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD));
        // The operation comes first.
        command.addAll(1, arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
