package io.chalkstream.typescript;

import cz.habarta.typescript.generator.TsType;
import cz.habarta.typescript.generator.compiler.Symbol;
import cz.habarta.typescript.generator.compiler.SymbolTable;
import cz.habarta.typescript.generator.emitter.TsAliasModel;
import cz.habarta.typescript.generator.emitter.TsBeanCategory;
import cz.habarta.typescript.generator.emitter.TsBeanModel;
import cz.habarta.typescript.generator.emitter.TsModel;
import cz.habarta.typescript.generator.emitter.TsModifierFlags;
import cz.habarta.typescript.generator.emitter.TsPropertyModel;
import io.chalkstream.protocol.awareness.Drag;
import io.chalkstream.protocol.board.Align;
import io.chalkstream.protocol.board.Brush;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Dash;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Layer;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Slant;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.board.ValueKind;
import io.chalkstream.protocol.board.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The properties of each element type: Java checks them as it reads, TypeScript has a type for each. */
final class ElementTypes extends ModelExtension {
    private static final Set<Class<?>> REPLACED = Set.of(Element.class, Property.class, Props.class, Drag.class);

    @Override
    TsModel transform(SymbolTable symbols, TsModel model) {
        var element = Objects.requireNonNull(model.getBean(Element.class));
        var beans = new ArrayList<TsBeanModel>();
        for (var bean : model.getBeans()) {
            if (bean.getOrigin() == null || !REPLACED.contains(bean.getOrigin())) {
                beans.add(bean);
            }
        }
        for (var type : ElementType.values()) {
            beans.add(bean(
                    null, symbols.getSyntheticSymbol(name(type, "Props")), properties(symbols, type.properties())));
            beans.add(element(symbols, element, type));
        }
        beans.add(bean(null, symbols.getSyntheticSymbol("ElementProps"), propsByType()));
        beans.add(bean(null, symbols.getSymbol(Props.class), optional(properties(symbols, Property.values()))));
        return model.withBeans(beans)
                .withAddedTypeAliases(List.of(
                        alias(symbols, Element.class, elements()),
                        alias(
                                symbols,
                                Drag.class,
                                "Readonly<Record<string, Pick<Props, " + names(Drag.PROPERTIES) + ">>>")));
    }

    private static List<TsPropertyModel> properties(SymbolTable symbols, Collection<Property> properties) {
        return properties.stream()
                .map(property -> property(property.wireName(), valueType(symbols, property)))
                .toList();
    }

    private static TsType valueType(SymbolTable symbols, Property property) {
        var type = valueType(symbols, property.kind());
        return property.ifMissing() == null ? type : type.optional();
    }

    private static TsType valueType(SymbolTable symbols, ValueKind kind) {
        return switch (kind) {
            case COORDINATE, EXTENT, SIZE, ANGLE, OPACITY -> TsType.Number;
            case COLOR -> new TsType.ReferenceType(symbols.getSymbol(Color.class));
            case DASH -> new TsType.ReferenceType(symbols.getSymbol(Dash.class));
            case BRUSH -> new TsType.ReferenceType(symbols.getSymbol(Brush.class));
            case LAYER -> new TsType.ReferenceType(symbols.getSymbol(Layer.class));
            case ALIGN -> new TsType.ReferenceType(symbols.getSymbol(Align.class));
            case WEIGHT -> new TsType.ReferenceType(symbols.getSymbol(Weight.class));
            case SLANT -> new TsType.ReferenceType(symbols.getSymbol(Slant.class));
            case ANY -> throw new IllegalStateException("no property of this release holds just anything");
            case POINTS -> new TsType.ReferenceType(symbols.getSymbol(Value.Points.class));
            case TEXT, TITLE, ALT, CROP, HASH, ID, REFERENCE, NAME, INDEX, GROUPS -> TsType.String;
        };
    }

    private static List<TsPropertyModel> propsByType() {
        return Arrays.stream(ElementType.values())
                .map(type -> property(type.wireName(), new TsType.VerbatimType(name(type, "Props"))))
                .toList();
    }

    private static List<TsPropertyModel> optional(List<TsPropertyModel> properties) {
        return properties.stream()
                .map(property -> property.getTsType() instanceof TsType.OptionalType
                        ? property
                        : property.withTsType(property.getTsType().optional()))
                .toList();
    }

    /** An element of a type has exactly that type's properties, of which those with a default may be missing. */
    private static TsBeanModel element(SymbolTable symbols, TsBeanModel element, ElementType type) {
        var properties = element.getProperties().stream()
                .filter(property -> !WireForms.isUnknownFields(property.getName(), Element.class))
                .map(property -> switch (property.getName()) {
                    case "type" -> property.withTsType(new TsType.StringLiteralType(type.wireName()));
                    case "props" -> property.withTsType(new TsType.VerbatimType(name(type, "Props")));
                    default -> property;
                })
                .toList();
        return bean(Element.class, symbols.getSyntheticSymbol(name(type, "Element")), properties);
    }

    private static TsBeanModel bean(@Nullable Class<?> origin, Symbol name, List<TsPropertyModel> properties) {
        return new TsBeanModel(
                origin, TsBeanCategory.Data, false, name, null, null, null, null, properties, null, null, null);
    }

    private static TsPropertyModel property(String name, TsType type) {
        return new TsPropertyModel(name, type, TsModifierFlags.None.setReadonly(true), true, null);
    }

    private static TsAliasModel alias(SymbolTable symbols, Class<?> origin, String definition) {
        return new TsAliasModel(origin, symbols.getSymbol(origin), null, new TsType.VerbatimType(definition), null);
    }

    private static String elements() {
        return Arrays.stream(ElementType.values())
                .map(type -> name(type, "Element"))
                .collect(Collectors.joining(" | "));
    }

    private static String name(ElementType type, String suffix) {
        String name = type.wireName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + suffix;
    }

    private static String names(Set<Property> properties) {
        return properties.stream()
                .sorted()
                .map(property -> '"' + property.wireName() + '"')
                .collect(Collectors.joining(" | "));
    }
}
