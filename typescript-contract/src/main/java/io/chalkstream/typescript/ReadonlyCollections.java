package io.chalkstream.typescript;

import cz.habarta.typescript.generator.TsType;
import cz.habarta.typescript.generator.TypeProcessor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collections and maps are read-only in TypeScript, as they are in Java. */
final class ReadonlyCollections implements TypeProcessor {
    @Override
    public @Nullable Result processType(Type javaType, Context context) {
        if (!(javaType instanceof ParameterizedType generic) || !(generic.getRawType() instanceof Class<?> raw)) {
            return null;
        }
        var arguments = new ArrayList<TsType>();
        var discovered = new ArrayList<Class<?>>();
        for (var argument : generic.getActualTypeArguments()) {
            var result = context.processTypeInsideCollection(argument);
            if (result == null) {
                return null;
            }
            arguments.add(result.getTsType());
            discovered.addAll(result.getDiscoveredClasses());
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return new Result(new TsType.GenericBasicType("ReadonlyArray", arguments), discovered);
        }
        if (Map.class.isAssignableFrom(raw)) {
            var entries = new TsType.GenericBasicType("Record", arguments);
            return new Result(new TsType.GenericBasicType("Readonly", Arrays.asList(entries)), discovered);
        }
        return null;
    }
}
