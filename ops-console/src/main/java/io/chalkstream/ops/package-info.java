/** The operators' page: whether the class is fine, which feature lags, and what Kafka and the gateways do, now and lately. */
@NullMarked
package io.chalkstream.ops;

import org.jspecify.annotations.NullMarked;
