package io.chalkstream.load.attack;

import org.jspecify.annotations.Nullable;

/** An attack by many connections, which are new in each window. */
abstract class Swarm implements Attack {
    private final Attackers.Counts counts = new Attackers.Counts();
    private @Nullable Attackers attackers;

    final AttackContext context;

    Swarm(AttackContext context) {
        this.context = context;
    }

    @Override
    public void prepare() {}

    /** Begins, with connections that are closed at the window's end. */
    abstract void attack(Attackers with);

    @Override
    public final void begin() {
        attackers = new Attackers(counts);
        attack(attackers);
    }

    @Override
    public final void end() {
        if (attackers != null) {
            attackers.close();
            attackers = null;
        }
    }

    @Override
    public String outcome() {
        return counts.toString();
    }
}
