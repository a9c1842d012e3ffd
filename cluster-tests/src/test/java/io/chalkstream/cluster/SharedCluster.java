package io.chalkstream.cluster;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one cluster and, on request, one installation in it. Both end after the last test. */
final class SharedCluster implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Cluster.class || type == ClusterInstallation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, key -> new Started(Cluster.start()), Started.class);
        return parameter.getParameter().getType() == Cluster.class ? started.cluster : started.installation();
    }

    private static final class Started implements AutoCloseable {
        private final Cluster cluster;
        private @Nullable ClusterInstallation installation;

        Started(Cluster cluster) {
            this.cluster = cluster;
        }

        synchronized ClusterInstallation installation() {
            if (installation == null) {
                installation = ClusterInstallation.start(cluster);
            }
            return installation;
        }

        @Override
        public void close() {
            try {
                if (installation != null) {
                    installation.close();
                }
            } finally {
                cluster.close();
            }
        }
    }
}
