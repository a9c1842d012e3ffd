package io.chalkstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a broker on 127.0.0.1 shows from its next start on, and what clients trust from their next start on. */
final class BrokerCertificate {
    private final Path folder;
    private CertificateAuthority authority;

    private BrokerCertificate(Path folder, CertificateAuthority authority) {
        this.folder = folder;
        this.authority = authority;
    }

    static BrokerCertificate create(Path folder) {
        var made = new BrokerCertificate(folder, CertificateAuthority.create(folder, "authority"));
        made.reissue();
        made.trust(made.authority.certificate());
        return made;
    }

    /** The broker's key and certificate, a PKCS #12 file. */
    Path keyStore() {
        return folder.resolve("broker.p12");
    }

    /** The certificates of the authorities that clients trust, in PEM. */
    Path trusted() {
        return folder.resolve("ca.crt");
    }

    /** A new key and certificate of the broker, by the present authority. */
    void reissue() {
        authority.issue(keyStore());
    }

    /** The authority gets a new certificate for the key that it has. Clients trust the new one alone. */
    void renewAuthority() {
        authority.renew();
        trust(authority.certificate());
    }

    /** Another authority comes. Clients trust both; what the broker shows is still the old one's. */
    void replaceAuthority() {
        var before = authority.certificate();
        authority = CertificateAuthority.create(folder, "other-authority");
        trust(before + authority.certificate());
    }

    /** Clients trust the present authority alone. */
    void trustOnlyPresentAuthority() {
        trust(authority.certificate());
    }

    private void trust(String certificates) {
        try {
            Files.writeString(trusted(), certificates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
