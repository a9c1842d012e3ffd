package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names of services and of their pods, as a cluster's DNS has them; it looks at the cluster each second. */
final class ClusterDns implements AutoCloseable {
    private static final int PORT = 53;
    private static final int HEADER = 12;
    private static final int TYPE_A = 1;
    private static final int NOT_FOUND = 3;
    private static final String DOMAIN = ".svc.cluster.local";

    private final Api api;
    private final DatagramSocket socket;
    private final Repeating looking;
    private volatile Map<String, List<String>> names = Map.of();

    ClusterDns(Api api) {
        this.api = api;
        try {
            socket = new DatagramSocket(new InetSocketAddress(Cluster.HOST, PORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        looking = new Repeating(Duration.ofSeconds(1), this::look);
        var answering = new Thread(this::answerAll, "dns");
        answering.setDaemon(true);
        answering.start();
    }

    private void look() {
        var found = new TreeMap<String, List<String>>();
        for (var service : api.get("/api/v1/services").get("items")) {
            var address = service.at("/spec/clusterIP").asText();
            if (!address.equals("None") && !address.isEmpty()) {
                found.put(nameOf(service), List.of(address));
            }
        }
        for (var endpoints : api.get("/api/v1/endpoints").get("items")) {
            addPods(endpoints, found);
        }
        names = found;
    }

    /** The pods of a headless service: all of them by its name, and those with a name of their own by that, too. */
    private static void addPods(JsonNode endpoints, Map<String, List<String>> found) {
        var addresses = new ArrayList<String>();
        for (var subset : endpoints.path("subsets")) {
            for (var address : subset.path("addresses")) {
                addresses.add(address.get("ip").asText());
                if (address.has("hostname")) {
                    found.put(
                            address.get("hostname").asText() + "." + nameOf(endpoints),
                            List.of(address.get("ip").asText()));
                }
            }
        }
        found.putIfAbsent(nameOf(endpoints), addresses);
    }

    private static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText() + "."
                + object.at("/metadata/namespace").asText() + DOMAIN;
    }

    private void answerAll() {
        var packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                var answer = answer(packet.getData());
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The question comes back as it was, with what is known. */
    private byte[] answer(byte[] packet) throws IOException {
        var name = new StringBuilder();
        var query = ByteBuffer.wrap(packet);
        query.position(HEADER);
        for (int length = query.get(); length > 0; length = query.get()) {
            var label = new byte[length];
            query.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = query.getShort();
        int end = query.getShort(query.position()) == 1 ? query.position() + Short.BYTES : query.position();
        var addresses = names.get(name.toString().toLowerCase(Locale.ROOT));
        var answers = addresses == null || type != TYPE_A ? List.<String>of() : addresses;
        var reply = ByteBuffer.allocate(512);
        reply.put(packet, 0, end);
        reply.put(2, (byte) 0x85).put(3, (byte) (0x80 | (addresses == null ? NOT_FOUND : 0)));
        reply.putShort(6, (short) answers.size()).putShort(8, (short) 0).putShort(10, (short) 0);
        for (var address : answers) {
            reply.putShort((short) (0xC000 | HEADER)).putShort((short) TYPE_A).putShort((short) 1);
            reply.putInt(1)
                    .putShort((short) 4)
                    .put(InetAddress.getByName(address).getAddress());
        }
        return Arrays.copyOf(reply.array(), reply.position());
    }

    @Override
    public void close() {
        looking.close();
        socket.close();
    }
}
