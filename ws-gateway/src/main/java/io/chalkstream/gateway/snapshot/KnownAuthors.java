package io.chalkstream.gateway.snapshot;

import io.chalkstream.protocol.outcome.ElementHistory;
import io.chalkstream.protocol.visibility.VisibilityPolicy;

/** Who made an element and who changed it last, and the policy that says who may know it. */
public record KnownAuthors(ElementHistory history, VisibilityPolicy visibility) {}
