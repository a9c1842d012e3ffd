package io.chalkstream.ops.metrics;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where processes of a service have their metrics.
 *
 * @param service the service's name
 * @param name of the one process, or empty: there is a process at each address of the host, called by that address
 */
public record ServiceAddress(String service, String name, URI url) {
    /** A process with its address. */
    record Target(String service, String name, URI metrics) {}

    private static final String METRICS = "/q/metrics";

    /**
     * Reads {@code service=url}, where the host of the URL stands for all processes of the service.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ServiceAddress parse(String text) {
        int equals = text.indexOf('=');
        try {
            var url = new URI(text.substring(equals + 1));
            if (equals > 0 && "http".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0) {
                return new ServiceAddress(text.substring(0, equals), "", url);
            }
        } catch (URISyntaxException e) {
            // It is refused below, as an address without a port is.
        }
        throw new IllegalArgumentException("A service is given as name=http://host:port, not as " + text);
    }

    /** The processes that the host stands for at this moment. */
    List<Target> targets() {
        if (!name.isEmpty()) {
            return List.of(new Target(service, name, url.resolve(METRICS)));
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(url.getHost()))
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .map(host -> new Target(service, host, at(host)))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private URI at(String host) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + url.getPort() + METRICS);
    }
}
