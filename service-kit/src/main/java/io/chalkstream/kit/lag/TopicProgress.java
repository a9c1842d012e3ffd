package io.chalkstream.kit.lag;

import io.chalkstream.protocol.topic.Topic;
import java.util.Map;
import java.util.function.Supplier;

/** How far this process has read a topic. Each service produces one bean for each topic that it reads. Thread-safe. */
public interface TopicProgress {
    Topic topic();

    /** The next offset to handle, by partition; exactly the partitions that are read in this process. */
    Map<Integer, Long> positions();

    /** The progress that {@code positions} gives. */
    static TopicProgress of(Topic topic, Supplier<Map<Integer, Long>> positions) {
        return new TopicProgress() {
            @Override
            public Topic topic() {
                return topic;
            }

            @Override
            public Map<Integer, Long> positions() {
                return positions.get();
            }
        };
    }
}
