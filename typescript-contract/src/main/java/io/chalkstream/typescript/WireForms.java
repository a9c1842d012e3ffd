package io.chalkstream.typescript;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import cz.habarta.typescript.generator.TsType;
import cz.habarta.typescript.generator.compiler.SymbolTable;
import cz.habarta.typescript.generator.emitter.TsAliasModel;
import cz.habarta.typescript.generator.emitter.TsBeanModel;
import cz.habarta.typescript.generator.emitter.TsModel;
import cz.habarta.typescript.generator.emitter.TsPropertyModel;
import io.chalkstream.protocol.board.Color;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How types look on the wire: an interface is the union of its records, null is left out, and coordinates are tuples. */
final class WireForms extends ModelExtension {
    private static final Set<JsonInclude.Include> LEFT_OUT =
            Set.of(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_DEFAULT);

    @Override
    TsModel transform(SymbolTable symbols, TsModel model) {
        var interfaces = new ArrayList<TsBeanModel>();
        var aliases = new ArrayList<>(model.getTypeAliases());
        for (var bean : model.getBeans()) {
            var origin = bean.getOrigin();
            if (origin == null) {
                interfaces.add(bean);
            } else if (origin.isInterface()) {
                var records = recordsOf(origin, symbols, model);
                if (!records.isEmpty()) {
                    aliases.add(alias(bean, new TsType.UnionType(records)));
                }
            } else if (jsonValue(origin).isPresent()) {
                aliases.add(alias(bean, formOf(origin)));
            } else {
                interfaces.add(bean.withExtends(List.of()).withProperties(properties(bean, origin)));
            }
        }
        return model.withBeans(interfaces).withTypeAliases(aliases);
    }

    private static TsAliasModel alias(TsBeanModel bean, TsType definition) {
        return new TsAliasModel(bean.getOrigin(), bean.getName(), null, definition, null);
    }

    private static List<TsType> recordsOf(Class<?> type, SymbolTable symbols, TsModel model) {
        return model.getBeans().stream()
                .map(TsBeanModel::getOrigin)
                .filter(origin -> origin != null && origin.isRecord() && type.isAssignableFrom(origin))
                .<TsType>map(origin -> new TsType.ReferenceType(symbols.getSymbol(origin)))
                .toList();
    }

    private static Optional<Method> jsonValue(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findAny();
    }

    /** A record that is an array of numbers is a tuple of its components. A colour is one of the palette, or mixed. */
    private static TsType formOf(Class<?> type) {
        if (type.equals(Color.class)) {
            return new TsType.VerbatimType(Color.palette().stream()
                    .map(name -> '"' + name + '"')
                    .collect(Collectors.joining(" | ", "", " | `#${string}`")));
        }
        if (!Number[].class.equals(jsonValue(type).orElseThrow().getReturnType())) {
            throw new IllegalStateException("how does " + type + " look in TypeScript?");
        }
        if (!type.isRecord()) {
            return new TsType.GenericBasicType("ReadonlyArray", TsType.Number);
        }
        return new TsType.VerbatimType(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name + ": number")
                .collect(Collectors.joining(", ", "readonly [", "]")));
    }

    private static List<TsPropertyModel> properties(TsBeanModel bean, Class<?> origin) {
        return bean.getProperties().stream()
                .filter(property -> !isUnknownFields(property.getName(), origin))
                .map(property -> property.withTsType(type(property, origin)))
                .toList();
    }

    private static TsType type(TsPropertyModel property, Class<?> origin) {
        var type = property.getTsType();
        if (type instanceof TsType.NullableType nullable) {
            return nullable.type.optional();
        }
        return isLeftOut(property.getName(), origin) ? type.optional() : type;
    }

    /** Whether the component holds the fields that no release up to this one has. */
    static boolean isUnknownFields(String property, Class<?> origin) {
        return Arrays.stream(origin.getDeclaredMethods())
                .filter(method -> method.getName().equals(property))
                .anyMatch(method -> method.isAnnotationPresent(JsonAnyGetter.class));
    }

    /** Whether a value that says nothing is left out. */
    private static boolean isLeftOut(String property, Class<?> origin) {
        return isLeftOut(origin.getAnnotation(JsonInclude.class))
                || Arrays.stream(origin.getDeclaredMethods())
                        .filter(method -> method.getName().equals(property) && method.getParameterCount() == 0)
                        .anyMatch(accessor -> isLeftOut(accessor.getAnnotation(JsonInclude.class)));
    }

    private static boolean isLeftOut(@Nullable JsonInclude include) {
        return include != null && LEFT_OUT.contains(include.value());
    }
}
