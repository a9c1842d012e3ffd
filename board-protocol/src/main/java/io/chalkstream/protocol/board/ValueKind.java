package io.chalkstream.protocol.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.chalkstream.protocol.version.ProtocolVersion;

/** What values a property takes. */
public enum ValueKind {
    /** A place or an extent, within {@link Limits#COORDINATE} of 0. */
    COORDINATE {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Num(Limits.requireCoordinate(what, number(what, node)));
        }
    },
    /** A distance in board units: at least 0, at most {@link Limits#COORDINATE}. */
    EXTENT {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Num(Limits.requireExtent(what, number(what, node)));
        }
    },
    /** A line's or letter's size: more than 0, at most {@link Limits#SIZE}. */
    SIZE {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Num(Limits.requireSize(what, number(what, node)));
        }
    },
    /** Degrees: at least 0, less than {@link Limits#FULL_TURN}. */
    ANGLE {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Num(Limits.requireAngle(what, number(what, node)));
        }
    },
    /** Ids of at most {@link Limits#GROUP_DEPTH} groups with {@code /} between them, possibly empty. */
    GROUPS {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireGroups(what, text(what, node)));
        }
    },
    /** A {@link Color}. */
    COLOR {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(new Color(text(what, node)).wireName());
        }

        @Override
        int since(Value value) {
            return new Color(((Value.Text) value).value()).since();
        }
    },
    /** How much it covers: {@link Limits#OPACITY} to 1. */
    OPACITY {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Num(Limits.requireOpacity(what, number(what, node)));
        }
    },
    /** A {@link Dash}. */
    DASH {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Dash.ofWireName(text(what, node)).wireName());
        }
    },
    /** A {@link Brush}. */
    BRUSH {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Brush.ofWireName(text(what, node)).wireName());
        }
    },
    /** A {@link Layer}. */
    LAYER {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Layer.ofWireName(text(what, node)).wireName());
        }
    },
    /** An {@link Align}. */
    ALIGN {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Align.ofWireName(text(what, node)).wireName());
        }
    },
    /** A {@link Weight}. */
    WEIGHT {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Weight.ofWireName(text(what, node)).wireName());
        }
    },
    /** A {@link Slant}. */
    SLANT {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Slant.ofWireName(text(what, node)).wireName());
        }
    },
    /** A {@link Crop}. */
    CROP {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(new Crop(text(what, node)).wireName());
        }
    },
    /** Text of at most {@link Limits#TEXT_LENGTH}, possibly empty. */
    TEXT {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireAtMost(what, text(what, node), Limits.TEXT_LENGTH));
        }
    },
    /** Text of at most {@link Limits#TITLE_LENGTH}, possibly empty. */
    TITLE {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireAtMost(what, text(what, node), Limits.TITLE_LENGTH));
        }
    },
    /** What an image shows, in at most {@link Limits#ALT_LENGTH}; empty: it isn't told. */
    ALT {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireAtMost(what, text(what, node), Limits.ALT_LENGTH));
        }
    },
    /** A SHA-256, in lower-case hexadecimal. */
    HASH {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireHash(what, text(what, node)));
        }
    },
    /** An element's id. */
    ID {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireId(what, text(what, node)));
        }
    },
    /** Another element's id; empty: there is none. */
    REFERENCE {
        @Override
        Value read(String what, JsonNode node) {
            String id = text(what, node);
            return new Value.Text(id.isEmpty() ? id : Limits.requireId(what, id));
        }
    },
    /** A person's name; empty: it is withheld. */
    NAME {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Text(Limits.requireAtMost(what, text(what, node), Limits.NAME_LENGTH));
        }
    },
    /** A fractional index: where in the pile the element lies. Compared character by character. */
    INDEX {
        @Override
        Value read(String what, JsonNode node) {
            String index = Limits.requireText(what, text(what, node), Limits.INDEX_LENGTH);
            if (!index.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw Limits.malformed(what + " is printable ASCII without spaces");
            }
            return new Value.Text(index);
        }
    },
    /** The points of a stroke. */
    POINTS {
        @Override
        Value read(String what, JsonNode node) {
            if (!node.isArray() || node.isEmpty()) {
                throw Limits.malformed(what + " are x, y and pressure of at least one point");
            }
            var coordinates = new double[node.size()];
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = number(what, node.get(i));
            }
            return new Value.Points(coordinates);
        }
    },
    /** Any JSON: what a property of a later release holds. */
    ANY {
        @Override
        Value read(String what, JsonNode node) {
            return new Value.Raw(node);
        }
    };

    /** Reads a value, or says in an {@code InvalidMessageException} why it isn't one. */
    abstract Value read(String what, JsonNode node);

    /** The minor version of the protocol that first had this value: that of the kind, unless the kind got it later. */
    int since(Value value) {
        return ProtocolVersion.FIRST_MINOR;
    }

    private static double number(String what, JsonNode node) {
        if (!node.isNumber()) {
            throw Limits.malformed(what + " is a number");
        }
        return node.doubleValue();
    }

    private static String text(String what, JsonNode node) {
        if (!node.isTextual()) {
            throw Limits.malformed(what + " is text");
        }
        return node.textValue();
    }
}
