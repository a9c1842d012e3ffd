package io.chalkstream.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The login of teachers at their school's identity provider; {@code quarkus.oidc} says where that is. */
@ConfigMapping(prefix = "chalkstream.login")
interface LoginConfig {
    /** Whether only those make boards who are logged in as a teacher; otherwise, everybody does. */
    boolean enabled();

    /** What the provider calls a teacher. */
    @WithDefault("teacher")
    String role();
}
