package io.chalkstream.undo.stream;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.RecordPlace;
import io.chalkstream.streams.StandstillDetector;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import io.chalkstream.undo.history.Effect;
import io.chalkstream.undo.history.Input;
import io.chalkstream.undo.history.TransitionResult;
import io.chalkstream.undo.history.UndoHistory;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Processes the outcomes and requests of a partition: each updates one person's history. */
final class HistoryProcessor extends ContextualProcessor<String, byte[], String, byte[]> {
    private static final Logger LOG = Logger.getLogger(HistoryProcessor.class);

    /** The interval at which queued requests and commands without an outcome are checked. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final UndoMeters meters;
    private final StreamsPositions positions;
    private final StandstillDetector detector;
    private final Duration keptFor;
    private int openRequests;
    private int standstills;
    /** 0 before the first record or tick: at its start, a processor isn't told the time. */
    private long readingSince;

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private HistoryStores stores;

    @SuppressWarnings("NullAway.Init") // as above
    private ExpiryScanner expiry;

    HistoryProcessor(UndoMeters meters, StreamsPositions positions, StandstillDetector detector, Duration keptFor) {
        this.meters = meters;
        this.positions = positions;
        this.detector = detector;
        this.keptFor = keptFor;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        stores = new HistoryStores(context, meters);
        expiry = new ExpiryScanner(stores, keptFor);
        standstills = detector.standstills();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, guarded("tick", this::tick));
        context.schedule(ExpiryScanner.INTERVAL, PunctuationType.WALL_CLOCK_TIME, guarded("expiry", this::expire));
    }

    /** Kafka Streams must see Kafka's exceptions; any other one doesn't end the thread. */
    private Punctuator guarded(String name, Punctuator task) {
        return now -> meters.guard(KafkaException.class, name, () -> {
            begin(now);
            task.punctuate(now);
        });
    }

    @Override
    public void process(Record<String, byte[]> record) {
        begin(context().currentSystemTimeMs());
        var received = read(record);
        if (received != null) {
            if (received.input() instanceof Input.Decided decided
                    && decided.outcome() instanceof Outcome.Accepted event
                    && event.deletesBoard()) {
                forget(record.key(), event.epoch(), record.timestamp());
            }
            handle(new PersonKey(record.key(), received.author().user()), received.input(), record.timestamp());
        }
        context().recordMetadata().ifPresent(positions::handled);
    }

    /** Discards all histories of a deleted board. */
    private void forget(String board, long epoch, long timestamp) {
        stores.people(board, epoch).forEach(person -> forget(person, timestamp));
    }

    /**
     * Nothing fences an instance that writes without transactions. After a standstill it may have lost the partition without knowing
     * it; what it still has to handle would overwrite its successor's histories.
     *
     * @throws TaskMigratedException then: Streams gives up all partitions, and joins the group again
     */
    private void begin(long now) {
        if (detector.standstills() != standstills) {
            throw new TaskMigratedException("This process stood still");
        }
        if (readingSince == 0) {
            readingSince = now;
        }
    }

    private void expire(long now) {
        for (var person : expiry.next(now)) {
            forget(person, now);
            meters.expired();
        }
    }

    private void forget(PersonKey person, long timestamp) {
        var effects = stores.history(person).discarded();
        stores.delete(person);
        publish(person, effects, timestamp);
    }

    private void tick(long now) {
        int open = 0;
        for (var person : stores.peopleWithOpenRequests()) {
            open += handle(person, new Input.Tick(now, readingSince), now);
        }
        meters.opened(open - openRequests);
        openRequests = open;
    }

    @Override
    public void close() {
        meters.opened(-openRequests);
    }

    /** Returns the number of the person's open requests afterwards. */
    private int handle(PersonKey person, Input input, long timestamp) {
        try {
            var before = stores.history(person);
            var step = before.handle(input, stores.entries(person));
            apply(person, before, step, timestamp);
            meters.handled(input, before, step);
            return step.history().openRequests();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            // It would fail again: skipping it harms one person, failing would harm every board of the partition.
            meters.failed();
            LOG.errorf(e, "Skipped %s: it can't be handled", place());
            return 0;
        }
    }

    /** The order matters: see the package's documentation. */
    private void apply(PersonKey person, UndoHistory before, TransitionResult step, long timestamp) {
        stores.save(person, before, step);
        publish(person, step.effects(), timestamp);
        stores.cleanUp(person, before, step);
    }

    private void publish(PersonKey person, List<Effect> effects, long timestamp) {
        var messages = new EffectMessages(person.user());
        for (var effect : effects) {
            effect.match(messages).forward(context(), person.board(), timestamp);
        }
    }

    private record Received(Author author, Input input) {}

    /** The record's message, null if it is unreadable. */
    private @Nullable Received read(Record<String, byte[]> record) {
        try {
            Limits.requireId("board id", record.key());
            byte[] value = Limits.requirePresent("message", record.value());
            long now = context().currentSystemTimeMs();
            if (isOf(Topic.BOARD_EVENTS)) {
                var outcome = RecordFormats.OUTCOME.read(value);
                return new Received(outcome.author(), new Input.Decided(outcome, now));
            }
            var request = RecordFormats.UNDO_REQUEST.read(value);
            return new Received(request.author(), new Input.Requested(request, now));
        } catch (InvalidMessageException e) {
            meters.unreadable();
            LOG.warnf("Skipped %s: it can't be read (%s)", place(), e.code().wireName());
            return null;
        }
    }

    private boolean isOf(Topic topic) {
        return context()
                .recordMetadata()
                .map(metadata -> metadata.topic().equals(topic.topicName()))
                .orElse(false);
    }

    private String place() {
        return RecordPlace.of(context(), "a tick");
    }
}
