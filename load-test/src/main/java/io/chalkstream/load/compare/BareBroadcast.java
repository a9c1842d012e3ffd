package io.chalkstream.load.compare;

import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.load.generator.Generator;
import io.chalkstream.load.generator.Identity;
import io.chalkstream.load.peer.BroadcastMain;
import io.chalkstream.local.StackPlan;
import java.util.List;

/** See {@link BroadcastMain}. */
final class BareBroadcast extends SocketCompetitor {
    private final int port = FreePorts.next();

    BareBroadcast(Generator generator) {
        super("bare broadcast", generator);
    }

    @Override
    Processes startProcesses() {
        var server = Processes.program(
                "broadcast",
                port,
                Processes.ownClassPath(),
                BroadcastMain.class.getName(),
                List.of(Integer.toString(port)),
                BroadcastMain.READY);
        return Processes.start(new StackPlan(Processes.newFolder(), List.of(server)));
    }

    @Override
    List<Identity> newBoard(int people) {
        return ForwardedMessages.newBoard(List.of(port), people);
    }
}
