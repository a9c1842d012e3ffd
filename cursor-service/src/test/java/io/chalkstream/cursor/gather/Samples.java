package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.awareness.Page;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.Report;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;

/** Reports of gateways. */
public final class Samples {
    private Samples() {}

    public static Report cursor(String client, double x) {
        return new Report.Moved(Delta.cursor(client, new Point(x, 0)));
    }

    /** The page of {@code client}, whose user is what is before the underscore. */
    public static Page page(String client, long since) {
        return page(client, since, false);
    }

    /** A page whose person is a teacher. */
    public static Page teacher(String client, long since) {
        String user = client.substring(0, client.indexOf('_'));
        return new Page(new Author(user, "Name of " + user, client, Role.TEACHER), since, false);
    }

    public static Page page(String client, long since, boolean idle) {
        String user = client.substring(0, client.indexOf('_'));
        return new Page(new Author(user, "Name of " + user, client, Role.STUDENT), since, idle);
    }
}
