package io.chalkstream.protocol.visibility;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ElementHistory;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ElementAuthors;
import io.chalkstream.protocol.server.EventAuthor;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what of a board at one event (A9).
 *
 * @param studentsHidden whether students and viewers are hidden from each other; teachers see everybody, and are seen by
 *     everybody
 */
public record VisibilityPolicy(boolean studentsHidden) {
    /** Everybody sees everybody. */
    public static final VisibilityPolicy OPEN = new VisibilityPolicy(false);

    public static final VisibilityPolicy STUDENTS_HIDDEN = new VisibilityPolicy(true);

    /** The policy of a board with this metadata. */
    public static VisibilityPolicy of(BoardInfo info) {
        return new VisibilityPolicy(info.studentsHidden());
    }

    /** The policy from {@code event} on; null if the event doesn't change it. */
    public static @Nullable VisibilityPolicy setBy(Outcome.Accepted event) {
        if (event.deletesBoard()) {
            return OPEN;
        }
        return event.changes().stream()
                .filter(AppliedChange.StudentsHidden.class::isInstance)
                .map(AppliedChange.StudentsHidden.class::cast)
                .filter(change -> change.on() != change.before())
                .reduce((earlier, later) -> later)
                .map(change -> new VisibilityPolicy(change.on()))
                .orElse(null);
    }

    /** Whether people of this role are visible to everybody under any policy. */
    public static boolean isAlwaysShown(Role role) {
        return role == Role.TEACHER;
    }

    /** Whether a viewer of this role sees everybody. */
    public boolean showsEverybodyTo(Role viewer) {
        return !studentsHidden || viewer == Role.TEACHER;
    }

    /** Whether messages to everybody withhold the author's name. */
    public boolean hidesName(Author author) {
        return studentsHidden && !isAlwaysShown(author.role());
    }

    /** Whether a message to {@code viewer} alone may name the event's author. */
    public boolean mayName(Outcome.Accepted event, Author viewer) {
        return viewer.role() == Role.TEACHER || !(event.authorHidden() || hidesName(event.author()));
    }

    /** Who made and changed an element, as far as a viewer of this role may know; themselves they always know. */
    public ElementAuthors authorsFor(ElementHistory history, Role viewer, String viewerUser) {
        return new ElementAuthors(
                contributionFor(history.made(), viewer, viewerUser),
                contributionFor(history.changed(), viewer, viewerUser));
    }

    private ElementAuthors.@Nullable Contribution contributionFor(
            ElementHistory.@Nullable Contribution contribution, Role viewer, String viewerUser) {
        if (contribution == null) {
            return null;
        }
        var author = contribution.author();
        boolean isNamed = viewer == Role.TEACHER
                || author.user().equals(viewerUser)
                || !(contribution.authorHidden() || hidesName(author));
        return new ElementAuthors.Contribution(isNamed ? author.person() : null, contribution.at());
    }

    /** The event's author as everybody may see it; an event keeps the policy as of its decision. */
    public static EventAuthor authorForEverybody(Outcome.Accepted event) {
        return event.authorHidden() ? EventAuthor.withoutName(event.author()) : EventAuthor.of(event.author());
    }

    /**
     * The author of an event that somebody of this role reads later. A name that was withheld stays so for everybody, as who
     * looks back may show it to a class; a student's name is also withheld from other students while they are hidden.
     */
    public EventAuthor pastAuthorFor(Outcome.Accepted event, Role viewer) {
        return showsEverybodyTo(viewer) || !hidesName(event.author())
                ? authorForEverybody(event)
                : EventAuthor.withoutName(event.author());
    }

    /** The board's metadata as everybody may see it. */
    public BoardInfo forEverybody(BoardInfo info) {
        return studentsHidden ? info.withoutNames() : info;
    }

    /** Whether anybody may see more under {@code next} than under this one. */
    public boolean isOpenedBy(VisibilityPolicy next) {
        return studentsHidden && !next.studentsHidden;
    }
}
