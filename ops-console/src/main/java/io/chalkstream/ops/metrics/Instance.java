package io.chalkstream.ops.metrics;

/**
 * A process of a service.
 *
 * @param service the service's name
 * @param isUp whether it has answered
 */
public record Instance(String service, String name, boolean isUp, Metrics metrics) {}
