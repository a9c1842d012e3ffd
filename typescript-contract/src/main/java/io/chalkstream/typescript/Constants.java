package io.chalkstream.typescript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import cz.habarta.typescript.generator.Extension;
import cz.habarta.typescript.generator.Settings;
import cz.habarta.typescript.generator.emitter.EmitterExtensionFeatures;
import cz.habarta.typescript.generator.emitter.TsModel;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.access.ChangeAuthor;
import io.chalkstream.protocol.access.JoinCode;
import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.board.Align;
import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Brush;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Dash;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Layer;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Slant;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.board.Weight;
import io.chalkstream.protocol.client.ClientTimings;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The values that both languages know: limits, codes, the properties of element types, times in milliseconds. */
final class Constants extends Extension {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern WORD_START = Pattern.compile("_(.)");

    @Override
    public EmitterExtensionFeatures getFeatures() {
        var features = new EmitterExtensionFeatures();
        features.generatesRuntimeCode = true;
        return features;
    }

    @Override
    public void emitElements(Writer writer, Settings settings, boolean exportKeyword, TsModel model) {
        values().forEach((name, value) ->
                writer.writeIndentedLine("\nexport const " + name + " = " + json(value) + " as const;"));
    }

    private static Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("protocolVersion", Map.of("major", ProtocolVersion.MAJOR, "minor", ProtocolVersion.MINOR));
        values.put("palette", Color.palette());
        values.put("papers", Paper.values());
        values.put("dashes", Dash.values());
        values.put("brushes", Brush.values());
        values.put("layers", Layer.values());
        values.put("aligns", Align.values());
        values.put("weights", Weight.values());
        values.put("slants", Slant.values());
        values.put("roles", Role.values());
        values.put("errorCodes", ErrorCode.values());
        values.put("closeCodes", byName(CloseCode.values(), CloseCode::code));
        values.put("limits", constants(Limits.class, Number.class, Constants::shortest));
        values.put("elementTypes", elementTypes());
        values.put("propertyDefaults", propertyDefaults());
        values.put("since", Additions.since());
        values.put("documentForm", documentForm());
        values.put("pointStride", Value.Points.STRIDE);
        values.put("personColours", Presence.COLOURS);
        values.put("times", times());
        values.put("subprotocols", subprotocols());
        values.put("joinCode", joinCode());
        values.put("recentMinutes", ChangeAuthor.MINUTES);
        return values;
    }

    /** In milliseconds. */
    private static Map<String, Object> times() {
        var times = constants(ClientTimings.class, Duration.class, Duration::toMillis);
        times.put("shortestTick", TickInterval.SHORTEST.toMillis());
        times.put("idleAfter", PresenceTimings.STANDARD.idleAfter().toMillis());
        times.put("gestureLife", AwarenessState.GESTURE_LIFE.toMillis());
        return times;
    }

    private static Map<String, Object> documentForm() {
        var form = new LinkedHashMap<String, Object>();
        form.put("format", BoardDocument.FORMAT);
        form.put("version", BoardDocument.VERSION);
        return form;
    }

    private static Map<String, Object> joinCode() {
        var code = new LinkedHashMap<String, Object>();
        code.put("alphabet", JoinCode.ALPHABET);
        code.put("length", JoinCode.LENGTH);
        code.put("cellLength", Cell.NAME_LENGTH);
        return code;
    }

    private static Map<String, String> subprotocols() {
        var subprotocols = new LinkedHashMap<String, String>();
        subprotocols.put("name", Subprotocols.NAME);
        subprotocols.put("token", Subprotocols.ofToken(""));
        return subprotocols;
    }

    /** A number as TypeScript reads it: an integer if it is one. */
    private static Number shortest(Number value) {
        return value.doubleValue() == value.longValue() ? (Number) value.longValue() : value;
    }

    private static Map<String, Map<String, String>> elementTypes() {
        var types = new LinkedHashMap<String, Map<String, String>>();
        for (var type : ElementType.values()) {
            types.put(type.wireName(), kinds(type.properties()));
        }
        return types;
    }

    private static Map<String, String> kinds(Collection<Property> properties) {
        var kinds = new LinkedHashMap<String, String>();
        properties.forEach(property ->
                kinds.put(property.wireName(), property.kind().name().toLowerCase(Locale.ROOT)));
        return kinds;
    }

    /** The values of the properties that elements may lack. */
    private static Map<String, Value> propertyDefaults() {
        var defaults = new LinkedHashMap<String, Value>();
        for (var property : Property.values()) {
            var value = property.ifMissing();
            if (value != null) {
                defaults.put(property.wireName(), value);
            }
        }
        return defaults;
    }

    /** The public constants of a class, by their names. */
    private static <T> Map<String, Object> constants(Class<?> holder, Class<T> type, Function<T, Object> value) {
        var constants = new LinkedHashMap<String, Object>();
        for (Field field : holder.getFields()) {
            try {
                constants.put(camelCase(field.getName()), value.apply(type.cast(field.get(null))));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return constants;
    }

    private static <E extends Enum<E>> Map<String, Object> byName(E[] constants, Function<E, Object> value) {
        var values = new LinkedHashMap<String, Object>();
        for (var constant : constants) {
            values.put(camelCase(constant.name()), value.apply(constant));
        }
        return values;
    }

    private static String camelCase(String constant) {
        return WORD_START.matcher(constant.toLowerCase(Locale.ROOT)).replaceAll(start -> start.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
