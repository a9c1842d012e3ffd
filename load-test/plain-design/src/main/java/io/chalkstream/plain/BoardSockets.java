package io.chalkstream.plain;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The sockets of this server by boards. One thread, the consumer's, writes to them. */
@Component
class BoardSockets extends TextWebSocketHandler {
    static final String TOPIC = "messages";

    private final Map<String, Set<WebSocketSession>> boards = new ConcurrentHashMap<>();
    private final KafkaTemplate<String, String> kafka;

    BoardSockets(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        boards.computeIfAbsent(board(session), board -> ConcurrentHashMap.newKeySet())
                .add(session);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        boards.computeIfPresent(board(session), (board, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var unused = kafka.send(TOPIC, board(session), message.getPayload());
    }

    /** A record that any of the servers has written. */
    @KafkaListener(topics = TOPIC)
    void deliver(ConsumerRecord<String, String> message) throws IOException {
        var text = new TextMessage(message.value());
        for (var session : boards.getOrDefault(message.key(), Set.of())) {
            if (session.isOpen()) {
                send(session, text);
            }
        }
    }

    private static void send(WebSocketSession session, TextMessage text) throws IOException {
        try {
            session.sendMessage(text);
        } catch (IOException | IllegalStateException e) {
            session.close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    private static String board(WebSocketSession session) {
        String path = Objects.requireNonNull(session.getUri(), "the upgrade has an address")
                .getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
