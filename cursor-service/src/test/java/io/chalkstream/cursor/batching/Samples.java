package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;

/** Reports of gateways. */
public final class Samples {
    private Samples() {}

    public static AwarenessReport cursor(String client, double x) {
        return new AwarenessReport.Updated(AwarenessDelta.cursor(client, new Point(x, 0)));
    }

    /** The page of {@code client}, whose user is what is before the underscore. */
    public static ConnectedPage page(String client, long since) {
        return page(client, since, false);
    }

    /** A page whose person is a teacher. */
    public static ConnectedPage teacher(String client, long since) {
        String user = client.substring(0, client.indexOf('_'));
        return new ConnectedPage(new Author(user, "Name of " + user, client, Role.TEACHER), since, false);
    }

    public static ConnectedPage page(String client, long since, boolean idle) {
        String user = client.substring(0, client.indexOf('_'));
        return new ConnectedPage(new Author(user, "Name of " + user, client, Role.STUDENT), since, idle);
    }
}
