package io.chalkstream.protocol.awareness;

import io.chalkstream.protocol.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A scene to which people say things, and readers who come to know it by asking now and then, while time passes. */
final class Telling {
    static final long BEGINNING = 1_000_000;

    /** Somebody says something, time passes, or the reader with this number asks for news. */
    sealed interface Step {
        record Say(Delta news) implements Step {}

        record Leave(String client) implements Step {}

        /** Of the client's stroke, so many points from that one on. */
        record Draw(String client, int from, int points) implements Step {}

        record TakeBack(String client) implements Step {}

        record Lift(String client) implements Step {}

        record Pass(long millis) implements Step {}

        record Ask(int reader) implements Step {}
    }

    /** What a reader was told. */
    record Told(long now, Delta delta) {}

    /** What has come to know a scene by asking another one. */
    static final class Reader {
        private final Scene scene = new Scene();
        private final List<Told> told = new ArrayList<>();
        private long known;

        Scene scene() {
            return scene;
        }

        List<Told> told() {
            return told;
        }

        private void ask(Scene source, long now) {
            // As it travels.
            var news = Json.read(Json.bytes(source.since(known)), Delta.class);
            told.add(new Told(now, news));
            scene.expire(now - GestureLane.NEWS_AGAIN_AFTER.toMillis());
            scene.merge(news, now);
            known = source.version();
        }
    }

    private final Scene source = new Scene();
    private final Map<String, Integer> strokes = new HashMap<>();
    private final List<Reader> readers;
    private long now = BEGINNING;

    Telling(int readers) {
        this.readers = IntStream.range(0, readers).mapToObj(i -> new Reader()).toList();
    }

    Scene source() {
        return source;
    }

    List<Reader> readers() {
        return readers;
    }

    void say(Delta news) {
        source.merge(news, now);
    }

    void askAll() {
        readers.forEach(reader -> reader.ask(source, now));
    }

    void take(Step step) {
        if (step instanceof Step.Say say) {
            say(say.news());
        } else if (step instanceof Step.Leave leave) {
            source.leave(leave.client(), now);
            endStroke(leave.client());
        } else if (step instanceof Step.Draw draw) {
            say(Delta.ink(
                    draw.client(), InkTest.part(stroke(draw.client()), draw.from(), draw.from() + draw.points())));
        } else if (step instanceof Step.TakeBack takeBack) {
            say(Delta.ink(takeBack.client(), InkTest.part(stroke(takeBack.client()), 0, 0)));
            endStroke(takeBack.client());
        } else if (step instanceof Step.Lift lift) {
            say(Delta.ink(lift.client(), null));
            endStroke(lift.client());
        } else if (step instanceof Step.Pass pass) {
            pass(pass.millis());
        } else if (step instanceof Step.Ask ask) {
            readers.get(ask.reader()).ask(source, now);
        }
    }

    private void pass(long millis) {
        now += millis;
        var drawing = source.inks().keySet();
        source.expire(now);
        drawing.stream().filter(client -> !source.inks().containsKey(client)).forEach(this::endStroke);
    }

    private String stroke(String client) {
        return client + "-stroke-" + strokes.getOrDefault(client, 0);
    }

    /** A stroke's id is used once: with the pen up, the stroke is over. */
    private void endStroke(String client) {
        strokes.merge(client, 1, Integer::sum);
    }
}
