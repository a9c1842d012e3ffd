package io.chalkstream.gateway.access;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.gateway.people.WaitingRooms;
import io.chalkstream.protocol.board.Person;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Reports each waiting person to every gateway, so that teachers are informed at any of them; repeatedly, while it goes on. */
@Singleton
final class Doorbell {
    private static final Logger LOG = Logger.getLogger(Doorbell.class);

    private final WaitingRooms waitingRooms;
    private final AccessRateLimits limits;
    private final AccessPublisher publisher;
    private final Clock clock = Clock.systemUTC();

    Doorbell(WaitingRooms waitingRooms, AccessRateLimits limits, AccessPublisher publisher) {
        this.waitingRooms = waitingRooms;
        this.limits = limits;
        this.publisher = publisher;
    }

    void knock(String board, Person person) {
        if (!waitingRooms.isNews(board, person.user()) || !limits.allowsKnock(board)) {
            return;
        }
        var knock = new AdmissionRecord.Knock(person, clock.millis());
        waitingRooms.add(board, knock);
        var unused = publisher.write(board, knock).exceptionally(failure -> {
            LOG.debug("A waiting person could not be reported", failure);
            return null;
        });
    }
}
