package io.chalkstream.boardstate.transfer;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The commands that import a document: elements before the comments on them, each comment in its author's name, then locks and
 * the title. Likes belong to people and aren't imported. The document is read twice, and each command is handed on as soon
 * as it is full.
 */
final class ImportPlan {
    /** A command is full once its changes reach this size in bytes, which is within a client's limit. */
    private static final int ENOUGH_BYTES = Limits.FRAME_BYTES / 2;
    /** What the commands of all comments' authors that aren't full may hold. */
    private static final int PENDING_BYTES = 4 * ENOUGH_BYTES;

    private final Author author;
    private final Consumer<BoardCommand.Edit> commands;
    /** By their authors' names. */
    private final Map<String, Batch> pending = new LinkedHashMap<>();

    private final List<String> locked = new ArrayList<>();
    private final Set<String> othersThanPosts = new HashSet<>();
    private int pendingBytes;
    private long lastOp;

    /** A document that can be read more than once. */
    interface Source {
        void forEach(Consumer<Element> elements);
    }

    /** The changes of the next command of one name. */
    private static final class Batch {
        private final List<Change> changes = new ArrayList<>();
        private int bytes;
        private int needed = ProtocolVersion.FIRST_MINOR;

        /** No later version than the changes need, so that all but those of this release can be decided by the last one. */
        private @Nullable Integer decision() {
            return DecisionVersion.said(needed);
        }

        private void clear() {
            changes.clear();
            bytes = 0;
            needed = ProtocolVersion.FIRST_MINOR;
        }
    }

    private int neededFor(Change change) {
        if (!(change instanceof Change.Put put)) {
            return change.since();
        }
        var element = put.element();
        boolean isOnAnother = element.type() == ElementType.COMMENT
                && othersThanPosts.contains(DocumentCheck.text(element, Property.POST));
        return Math.max(element.since(), isOnAnother ? ElementType.COMMENTS_ON_ALL_SINCE : ProtocolVersion.FIRST_MINOR);
    }

    private ImportPlan(Author author, Consumer<BoardCommand.Edit> commands) {
        this.author = author;
        this.commands = commands;
    }

    /**
     * Plans the import of a document that has been checked.
     *
     * @param author a teacher, with a client id that hasn't been used yet
     * @param commands gets each command in order
     */
    static void make(Source document, String title, Paper paper, Author author, Consumer<BoardCommand.Edit> commands) {
        if (author.role() != Role.TEACHER) {
            throw new NotAllowedException(ErrorCode.NOT_ALLOWED, "only a teacher may do this");
        }
        var plan = new ImportPlan(author, commands);
        document.forEach(plan::putUnlessComment);
        plan.flushAll();
        document.forEach(plan::putComment);
        plan.flushAll();
        plan.locked.forEach(id -> plan.add(author.name(), new Change.Lock(id, true)));
        if (!title.isEmpty()) {
            plan.add(author.name(), new Change.Rename(title));
        }
        if (paper != Paper.DOTS) {
            plan.add(author.name(), new Change.SetPaper(paper));
        }
        plan.flushAll();
    }

    private void putUnlessComment(Element element) {
        if (element.type() != ElementType.COMMENT) {
            put(element, author.name());
            if (element.type() != ElementType.POST) {
                othersThanPosts.add(element.id());
            }
        }
    }

    private void putComment(Element element) {
        if (element.type() == ElementType.COMMENT) {
            String name = DocumentCheck.text(element, Property.NAME);
            put(element, name.isEmpty() ? author.name() : name);
        }
    }

    private void put(Element element, String name) {
        add(name, new Change.Put(element.plain()));
        if (element.locked()) {
            locked.add(element.id());
        }
    }

    private void add(String name, Change change) {
        int size = Json.bytes(change).length;
        var batch = pending.computeIfAbsent(name, none -> new Batch());
        if (batch.changes.size() == Limits.CHANGES_PER_OP || batch.bytes + size > ENOUGH_BYTES) {
            flush(name, batch);
        }
        batch.changes.add(change);
        batch.needed = Math.max(batch.needed, neededFor(change));
        batch.bytes += size;
        pendingBytes += size;
        if (pendingBytes > PENDING_BYTES) {
            flushAll();
        }
    }

    private void flushAll() {
        pending.forEach(this::flush);
        pending.clear();
    }

    private void flush(String name, Batch batch) {
        if (!batch.changes.isEmpty()) {
            lastOp++;
            var by = new Author(author.user(), name, author.client(), author.role());
            commands.accept(new BoardCommand.Edit(by, lastOp, batch.decision(), batch.changes));
            pendingBytes -= batch.bytes;
            batch.clear();
        }
    }
}
