package io.chalkstream.load.attack;

import java.util.List;

/**
 * Twice what may be sent: 1,000 operations a second and 4 MiB a second of one board each, 1 MiB a second of one person, connections that
 * send 120 messages a second, and 20 connections of one person at each gateway.
 */
final class TwiceTheLimits implements Attack {
    private static final int POINTS = 50;

    private final List<Attack> parts;

    TwiceTheLimits(AttackContext context) {
        parts = List.of(
                new Flood(context, 10, 1_200, 10, 20_000),
                new Flood(context, 80, 4_000, POINTS, 20_000),
                new OnePersonManyTabs(context, 40));
    }

    @Override
    public void prepare() {
        parts.forEach(Attack::prepare);
    }

    @Override
    public void begin() {
        parts.forEach(Attack::begin);
    }

    @Override
    public void end() {
        parts.forEach(Attack::end);
    }

    @Override
    public String outcome() {
        return String.join("; and ", parts.stream().map(Attack::outcome).toList());
    }
}
