/**
 * Starts Chalkstream on this machine: the broker, the feature services and the gateways, each as a process of its own.
 *
 * <p>{@link io.chalkstream.local.LocalStackMain} is the local run ({@code ./mvnw -Prun}). Tests and the load generator
 * start the same processes, as built by Maven, on ports and data of their own:
 *
 * <pre>{@code
 * var plan = StackPlan.of(ProjectDirectory.find(), temporaryDirectory, Ports.free(1, 2), accessKey)
 *         .withEnvironment(StackPlan.BOARD_STATE, "QUARKUS_LOG_LEVEL", "DEBUG");
 * try (var stack = Stack.start(plan, (service, line) -> System.out.println(service + " | " + line))) {
 *     var gateways = stack.gatewayUrls();
 *     stack.kill9(StackPlan.BOARD_STATE);
 *     stack.start(StackPlan.BOARD_STATE);
 * }
 * }</pre>
 *
 * <p>A gateway is called gateway-PORT, and that is its {@code CHALKSTREAM_GATEWAY_NAME}, hence its consumer group, unless
 * {@code withEnvironment} says otherwise. Closing the stack stops all; so does the end of the process that started it,
 * even if it is killed. To restart a whole stack on its data, start another one with the same plan.
 */
@NullMarked
package io.chalkstream.local;

import org.jspecify.annotations.NullMarked;
