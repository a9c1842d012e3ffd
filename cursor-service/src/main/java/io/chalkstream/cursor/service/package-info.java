/** The service around the batching: Kafka, health checks and metrics. */
@NullMarked
package io.chalkstream.cursor.service;

import org.jspecify.annotations.NullMarked;
