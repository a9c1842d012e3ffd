package io.chalkstream.plain;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** One of the servers. */
@SpringBootApplication
@EnableWebSocket
public class PlainServer implements WebSocketConfigurer {
    private static final int PARTITIONS = 4;

    private final BoardSockets sockets;

    PlainServer(BoardSockets sockets) {
        this.sockets = sockets;
    }

    /** Takes a port, and the broker's address. */
    public static void main(String... arguments) {
        var server = new SpringApplication(PlainServer.class);
        server.setDefaultProperties(Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", arguments[0]),
                Map.entry("spring.kafka.bootstrap-servers", arguments[1]),
                Map.entry("spring.kafka.producer.acks", "all"),
                Map.entry("spring.kafka.producer.properties.linger.ms", "1"),
                Map.entry("spring.kafka.consumer.group-id", "plain-" + arguments[0]),
                Map.entry("spring.kafka.consumer.auto-offset-reset", "latest"),
                Map.entry("spring.main.banner-mode", "off")));
        server.run();
        System.out.println("The plain design is ready at " + arguments[0]);
    }

    @Bean
    NewTopic topic() {
        return new NewTopic(BoardSockets.TOPIC, PARTITIONS, (short) 1);
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(sockets, "/ws/boards/*").setAllowedOrigins("*");
    }
}
