import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks the histories of a run, which README.md describes. It uses nothing of the product: {@code java HistoryChecker.java FOLDER}.
 * Exit code 0: nothing is wrong; 1: something is, and is printed; 2: there is no history.
 */
public final class HistoryChecker {
    private static final int MOST_PRINTED = 50;

    private final List<String> faults = new ArrayList<>();
    private long operations;
    private long acknowledged;
    private long refused;
    private long seen;

    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("Usage: java HistoryChecker.java FOLDER");
            System.exit(2);
        }
        var checker = new HistoryChecker();
        int boards = checker.checkAll(Path.of(args[0]));
        if (boards == 0) {
            System.err.println("There is no board in " + args[0]);
            System.exit(2);
        }
        System.out.printf(
                "%d boards, %d operations: %d took effect, %d were refused; clients saw %d events; %d faults%n",
                boards, checker.operations, checker.acknowledged, checker.refused, checker.seen, checker.faults.size());
        checker.faults.stream().limit(MOST_PRINTED).forEach(System.out::println);
        System.exit(checker.faults.isEmpty() ? 0 : 1);
    }

    /** What is wrong in the histories of this folder. */
    public static List<String> faults(Path folder) throws IOException {
        var checker = new HistoryChecker();
        checker.checkAll(folder);
        return checker.faults;
    }

    private int checkAll(Path folder) throws IOException {
        List<Path> boards;
        try (var files = Files.list(folder)) {
            boards = files.filter(Files::isDirectory).sorted().toList();
        }
        for (var board : boards) {
            checkBoard(board);
        }
        return boards.size();
    }

    private void checkBoard(Path folder) throws IOException {
        var log = readLog(folder);
        var expected = fold(folder, log);
        var sent = new HashSet<String>();
        List<Path> clients;
        try (var files = Files.list(folder)) {
            clients = files.filter(file -> file.getFileName().toString().startsWith("client-")).sorted().toList();
        }
        if (clients.isEmpty()) {
            fault(folder, "has no clients");
        }
        for (var client : clients) {
            new ClientHistory(client, log, sent).check(expected);
        }
        for (var event : log.events.values()) {
            if (!sent.contains(operation(event))) {
                fault(folder, "event " + event.get("seq") + " is of an operation that nobody sent: " + operation(event));
            }
        }
        try (var lines = Files.lines(folder.resolve("boards.jsonl"))) {
            lines.map(Json::object).forEach(copy -> requireBoard(folder, "the copy of " + copy.get("of"), copy, log, expected));
        }
    }

    /** The order of one board, and where in it each operation is. */
    private static final class Log {
        final TreeMap<Long, Map<String, Object>> events = new TreeMap<>();
        final Map<String, Long> seqs = new HashMap<>();

        long last() {
            return events.isEmpty() ? 0 : events.lastKey();
        }
    }

    private Log readLog(Path folder) throws IOException {
        var log = new Log();
        try (var lines = Files.lines(folder.resolve("log.jsonl"))) {
            lines.map(Json::object).forEach(event -> {
                long seq = number(event, "seq");
                if (seq != log.last() + 1) {
                    fault(folder, "the log has " + seq + " after " + log.last());
                }
                log.events.put(seq, event);
                var before = log.seqs.put(operation(event), seq);
                if (before != null) {
                    fault(folder, operation(event) + " took effect twice: as " + before + " and " + seq);
                }
            });
        }
        return log;
    }

    /** The board that the log makes: puts, sets and removes, one after the other. */
    private Map<String, Object> fold(Path folder, Log log) {
        var elements = new TreeMap<String, Object>();
        for (var event : log.events.values()) {
            for (var item : list(event, "changes")) {
                var change = map(item);
                String kind = String.valueOf(change.get("kind"));
                switch (kind) {
                    case "put" -> {
                        var element = map(change.get("element"));
                        if (elements.put(String.valueOf(element.get("id")), element) != null) {
                            fault(folder, "event " + event.get("seq") + " puts what is there");
                        }
                    }
                    case "set" -> {
                        var element = elements.get(String.valueOf(change.get("id")));
                        if (element == null) {
                            fault(folder, "event " + event.get("seq") + " changes what isn't there");
                        } else {
                            var changed = new TreeMap<>(map(element));
                            var props = new TreeMap<>(map(changed.get("props")));
                            props.putAll(map(change.get("props")));
                            changed.put("props", props);
                            elements.put(String.valueOf(change.get("id")), changed);
                        }
                    }
                    case "remove" -> {
                        if (elements.remove(String.valueOf(change.get("id"))) == null) {
                            fault(folder, "event " + event.get("seq") + " removes what isn't there");
                        }
                    }
                    default -> fault(folder, "event " + event.get("seq") + " has the unknown change " + kind);
                }
            }
        }
        return elements;
    }

    /** What one client sent, was told and saw, line by line. */
    private final class ClientHistory {
        private final Path file;
        private final Log log;
        private final Set<String> sentByAll;
        private final Set<String> open = new TreeSet<>();
        private final Map<String, Long> lastAccepted = new HashMap<>();
        private long position;
        private boolean hasBoard;

        ClientHistory(Path file, Log log, Set<String> sentByAll) {
            this.file = file;
            this.log = log;
            this.sentByAll = sentByAll;
        }

        void check(Map<String, Object> expected) throws IOException {
            try (var lines = Files.lines(file)) {
                lines.map(Json::object).forEach(line -> take(line, expected));
            }
            open.forEach(operation -> fault(file, operation + " has no outcome"));
            if (!hasBoard) {
                fault(file, "has no board at its end");
            }
        }

        private void take(Map<String, Object> line, Map<String, Object> expected) {
            switch (String.valueOf(line.get("what"))) {
                case "sent" -> {
                    operations++;
                    if (!sentByAll.add(id(line)) || !open.add(id(line))) {
                        fault(file, id(line) + " was sent twice under one number");
                    }
                }
                case "acknowledged" -> acknowledged(line);
                case "refused" -> {
                    refused++;
                    settle(line);
                    if (log.seqs.containsKey(id(line))) {
                        fault(file, id(line) + " was refused, and took effect as " + log.seqs.get(id(line)));
                    }
                }
                case "event" -> event(map(line.get("event")));
                case "snapshot" -> {
                    position = number(line, "seq");
                    lastAccepted.clear();
                }
                case "board" -> {
                    hasBoard = true;
                    requireBoard(file, "the client's board", line, log, expected);
                }
                default -> fault(file, "has an unknown line: " + line.get("what"));
            }
        }

        private void acknowledged(Map<String, Object> line) {
            acknowledged++;
            settle(line);
            var seq = log.seqs.get(id(line));
            if (seq == null) {
                fault(file, id(line) + " was acknowledged, and is lost");
                return;
            }
            if (line.containsKey("seq") && number(line, "seq") != seq) {
                fault(file, id(line) + " was acknowledged as " + line.get("seq") + ", and is " + seq);
            }
        }

        private void settle(Map<String, Object> line) {
            if (!open.remove(id(line))) {
                fault(file, id(line) + " has an outcome without being open");
            }
        }

        private void event(Map<String, Object> event) {
            seen++;
            long seq = number(event, "seq");
            if (seq != position + 1) {
                fault(file, "saw " + seq + " after " + position);
            }
            position = seq;
            if (!event.equals(log.events.get(seq))) {
                fault(file, "saw another event " + seq + " than the log has");
            }
            String client = String.valueOf(event.get("client"));
            long op = number(event, "op");
            var before = lastAccepted.put(client, op);
            if (before != null && before >= op) {
                fault(file, "saw operation " + op + " of " + client + " after its " + before);
            }
        }

        private String id(Map<String, Object> line) {
            return line.get("client") + "/" + line.get("op");
        }
    }

    private void requireBoard(
            Path where, String what, Map<String, Object> copy, Log log, Map<String, Object> expected) {
        if (number(copy, "seq") != log.last()) {
            fault(where, what + " ends at " + copy.get("seq") + " instead of " + log.last());
        }
        var elements = new TreeMap<String, Object>();
        list(copy, "elements").forEach(element -> elements.put(String.valueOf(map(element).get("id")), element));
        if (!elements.equals(expected)) {
            fault(where, what + " isn't what the log makes");
        }
    }

    private void fault(Path where, String what) {
        faults.add(where + ": " + what);
    }

    private static String operation(Map<String, Object> event) {
        return event.get("client") + "/" + event.get("op");
    }

    private static long number(Map<String, Object> object, String name) {
        return Long.parseLong(String.valueOf(object.get(name)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> object, String name) {
        return (List<Object>) object.get(name);
    }

    /** Reads one line of JSON. Numbers, true, false and null are kept as they are written. */
    private static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Map<String, Object> object(String line) {
            return map(new Json(line).value());
        }

        private Object value() {
            char first = text.charAt(at);
            return switch (first) {
                case '{' -> members();
                case '[' -> items();
                case '"' -> string();
                default -> literal();
            };
        }

        private Map<String, Object> members() {
            var members = new TreeMap<String, Object>();
            at++;
            while (text.charAt(at) != '}') {
                String name = string();
                at++;
                members.put(name, value());
                skipComma();
            }
            at++;
            return members;
        }

        private List<Object> items() {
            var items = new ArrayList<Object>();
            at++;
            while (text.charAt(at) != ']') {
                items.add(value());
                skipComma();
            }
            at++;
            return items;
        }

        private void skipComma() {
            if (text.charAt(at) == ',') {
                at++;
            }
        }

        /** With its escapes, since two texts that are written alike are alike. */
        private String string() {
            int begin = ++at;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return text.substring(begin, at++);
        }

        private String literal() {
            int begin = at;
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }
    }
}
