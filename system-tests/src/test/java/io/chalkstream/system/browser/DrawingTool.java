package io.chalkstream.system.browser;

import io.chalkstream.protocol.board.ElementType;
import java.util.List;

/** One of the page's tools, by its name, with the key that chooses it and the types of what it makes. */
public record DrawingTool(String name, String shortcut, List<ElementType> makes) {
    public DrawingTool {
        makes = List.copyOf(makes);
    }
}
